using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Correspondence;

/// <summary>What a draft is to become: a step of the ladder, or a letter by hand.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "aim")]
[JsonDerivedType(typeof(Proposal), "proposal")]
[JsonDerivedType(typeof(Step), "step")]
[JsonDerivedType(typeof(ByHand), "by-hand")]
public abstract record DraftAim
{
    DraftAim() { } // Closed: every case stands in this file.

    [JsonIgnore]
    public abstract LetterKind Kind { get; }

    /// <summary>A proposal of the run as it stands, whatever steps are in it.</summary>
    /// <param name="Sharpest">The step that sets the tone of the whole letter.</param>
    public sealed record Proposal(NoticeId Notice, NoticeKind Sharpest) : DraftAim
    {
        [JsonIgnore]
        public override LetterKind Kind => Sharpest.Letter();
    }

    /// <summary>A step that a person chose.</summary>
    /// <param name="Invoices">All of one currency.</param>
    public sealed record Step(NoticeKind Notice, ImmutableArray<InvoiceId> Invoices) : DraftAim
    {
        [JsonIgnore]
        public override LetterKind Kind => Notice.Letter();
    }

    public sealed record ByHand(LetterRequest Request) : DraftAim
    {
        [JsonIgnore]
        public override LetterKind Kind => Request.Kind;
    }
}

/// <summary>A draft's facts as they would be in a letter of today, and all that stands against sending it.</summary>
/// <param name="Facts">Null where not even a draft can be written; then there is a refusal.</param>
/// <param name="Blockers">The gate's reasons: the draft can be read, and not be sent yet.</param>
/// <param name="Why">Why it can never be sent like this: another step, day or invoice is needed.</param>
/// <param name="Proposal">The open proposal that an approval would release; null where it has to be made first.</param>
public sealed record ForeseenLetter(
    FactSheet? Facts, ImmutableArray<Blocker> Blockers, Refusal? Why, NoticeId? Proposal)
{
    public bool CanGo => Facts is not null && Blockers.IsEmpty && Why is null;

    /// <param name="on">The letter's date: a working day.</param>
    /// <param name="by">The way that a person chose; null takes the ladder's.</param>
    public static ForeseenLetter Of(
        Debtor debtor, DraftAim aim, Terms terms, DateOnly on, Channel? by = null, Drafted? drafted = null) =>
        aim switch
        {
            DraftAim.Proposal proposal => OfProposal(debtor, proposal.Notice, terms, on, by, drafted),
            DraftAim.Step step => OfStep(debtor, step, terms, on, by, drafted),
            DraftAim.ByHand hand => OfHand(debtor, hand.Request, terms, on, by, drafted),
            _ => throw new System.Diagnostics.UnreachableException(aim.ToString()),
        };

    static ForeseenLetter OfProposal(
        Debtor debtor, NoticeId id, Terms terms, DateOnly on, Channel? by, Drafted? drafted) =>
        !debtor.Notices.TryGetValue(id, out var notice) ? new(null, [], new Refusal.NoticeUnknown(id), null)
        : !notice.IsOpen ? new(null, [], new Refusal.NoticeNoLongerOpen(notice.State, notice.VoidedBecause), null)
        : OfNotice(debtor, notice, terms, on, by, drafted) with { Proposal = id };

    static ForeseenLetter OfStep(
        Debtor debtor, DraftAim.Step aim, Terms terms, DateOnly on, Channel? by, Drafted? drafted)
    {
        if (debtor.OpenProposals.FirstOrDefault(n => n.Instalment is null && Fits(n, aim)) is { } open)
            return OfProposal(debtor, open.Id, terms, on, by, drafted);
        var (after, notice, why) = Chosen(debtor, aim, terms, on);
        return notice is null ? new(null, [], why, null) : OfNotice(after, notice, terms, on, by, drafted);
    }

    static ForeseenLetter OfNotice(
        Debtor debtor, Notice notice, Terms terms, DateOnly on, Channel? by, Drafted? drafted)
    {
        var unready = Unready(debtor, notice.Currency, terms);
        if (!unready.IsEmpty) return new(null, unready, null, null);
        // A proposal that the account has outgrown has no step any more to take its facts from.
        if (!debtor.StandsBefore(notice, on, terms)) return new(null, [], new Refusal.FactsChanged(), null);
        var blockers = debtor.Against(notice, on, terms);
        var facts = FactSheet.Of(debtor, notice with { Drafted = drafted }, terms, on, by);
        // All of it is in dispute: there is nothing that a letter could ask for.
        return facts.Total.IsPositive
            ? new(facts, blockers, drafted?.Against(notice.Kind.Letter(), on, terms), null)
            : new(null, blockers, null, null);
    }

    static bool Fits(Notice notice, DraftAim.Step aim) =>
        notice.Steps.All(s => s.Kind == aim.Notice)
        && notice.Steps.Select(s => s.Invoice).ToHashSet().SetEquals(aim.Invoices);

    static (Debtor After, Notice? Notice, Refusal? Why) Chosen(
        Debtor debtor, DraftAim.Step aim, Terms terms, DateOnly on)
    {
        var id = NoticeId.New();
        var decision = debtor.Decide(new DebtorCommand.ChooseStep(id, aim.Invoices, aim.Notice, on), terms);
        if (decision.Refusal is { } why) return (debtor, null, why);
        var after = decision.Events.Aggregate(debtor, (d, e) => d.Evolve(e));
        return (after, after.Notices[id], null);
    }

    // Without an address or an account of ours there are no facts for a letter.
    static ImmutableArray<Blocker> Unready(Debtor debtor, Currency currency, Terms terms) =>
    [
        .. debtor.Party?.Address is { IsComplete: true } ? [] : new Blocker[] { new Blocker.NoAddress() },
        .. !terms.Sender.CanSend ? [new Blocker.NoSender()]
            : terms.Sender.AccountFor(currency) is null ? new Blocker[] { new Blocker.NoAccountInCurrency(currency) }
            : [],
    ];

    static ForeseenLetter OfHand(
        Debtor debtor, LetterRequest request, Terms terms, DateOnly on, Channel? by, Drafted? drafted) =>
        WritingGate.Against(debtor, request, terms, on) is { } why
            ? new(null, why is Refusal.HeldBack held ? held.Blockers : [], why, null)
            : new(FactSheet.Of(debtor, request, terms, on, by, drafted), [], null, null);
}
