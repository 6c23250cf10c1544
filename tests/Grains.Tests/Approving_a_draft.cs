using System.Globalization;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Grains.Tests;

/// <summary>A-13: what a person approved is what leaves, or nothing does.</summary>
public sealed class Approving_a_draft(ITestOutputHelper output)
{
    static readonly DateOnly Thursday = new(2026, 3, 12);

    /// <summary>What comes between seeing a draft and approving it. From <see cref="Again"/> on it is still fresh.
    /// </summary>
    enum Between
    {
        Words, Deadline, Register, Credit, PartPaid, PaidInFull, Address, Name, Hold, Cancelled, NextDay, OtherSeen,
        Again, AtOnce, OtherDraftOfIt, Nothing,
    }

    static int Count(string name, int usual) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var count) ? count : usual;

    readonly record struct Draft(
        DebtorId Debtor, InvoiceId Invoice, Guid Id, DraftAim Aim, LetterWords Words, FactsVersion Seen);

    static Party Known(int number) => new(
        $"K-{number}", $"Zarnekow Holzbau {number} KG", DebtorKind.Business, "", new Address("Weg 1", "50667", "Köln", "DE"),
        "", "");

    static async Task<Draft> Seen(Office office, Random random, int number)
    {
        var (debtor, invoice) = (DebtorId.New(), InvoiceId.New());
        await Send(office, debtor, new DebtorCommand.DescribeDebtor(Known(number)));
        await Send(office, debtor, new DebtorCommand.RegisterInvoice(
            invoice, $"RE-{number}", "", Money.Exact(100 + random.Next(900), Currency.EUR), Thursday.AddDays(-40),
            Thursday.AddDays(-20), Told: null));
        NoticeKind[] kinds = [NoticeKind.Reminder, NoticeKind.Notice1];
        var aim = new DraftAim.Step(kinds[random.Next(kinds.Length)], [invoice]);
        var words = new LetterWords(random.Next(2) == 0 ? null : Text(aim, "Fragen? Dann melden Sie sich bitte bei uns."))
        {
            DeadlineOn = random.Next(2) == 0 ? null : Thursday.AddDays(14),
        };
        var preview = await office.Host.Letters.Preview(office.Db, debtor, aim, words, by: null, default);
        Assert.True(preview.CanGo(words), string.Join('\n', preview.Findings));
        return new(debtor, invoice, Guid.CreateVersion7(), aim, words, preview.Facts!.Version);
    }

    // The approved text with one more line: words of a person's own.
    static string Text(DraftAim aim, string more) =>
        $"{LetterText.For(aim.Kind).ToString().TrimEnd()}\n\n## Nachsatz\n- immer: {more}\n";

    static Task<Decision> Send(Office office, DebtorId debtor, DebtorCommand command) =>
        office.Host.Debtors.Send(office.Db, debtor, command, default);

    static Task<Decision> Approve(Office office, Draft draft) => office.Host.Letters.Approve(
        office.Db, draft.Debtor, draft.Id, draft.Aim, draft.Words, by: null, draft.Seen, default);

    static async Task<Draft> Meanwhile(Office office, Draft draft, Between what, int number)
    {
        var (on, third) = (Thursday, Money.Exact(33, Currency.EUR));
        switch (what)
        {
            case Between.Words:
                return draft with { Words = draft.Words with { Text = Text(draft.Aim, "Fragen? Wir helfen gern.") } };
            case Between.Deadline: return draft with { Words = draft.Words with { DeadlineOn = on.AddDays(18) } };
            case Between.Register: return draft with { Words = draft.Words with { Register = Register.Du } };
            case Between.OtherSeen:
                return draft with { Seen = (await Seen(office, new Random(number), number + 100_000)).Seen };
            case Between.Credit:
                await Send(office, draft.Debtor, new DebtorCommand.RecordCreditNote(
                    Guid.NewGuid(), draft.Invoice, third, on, false));
                break;
            case Between.PartPaid:
                await Send(office, draft.Debtor, new DebtorCommand.RecordPayment(PaymentId.New(), third, on, null));
                break;
            case Between.PaidInFull:
                await Send(office, draft.Debtor, new DebtorCommand.RecordPayment(
                    PaymentId.New(), Money.Exact(5000, Currency.EUR), on, null));
                break;
            case Between.Address:
                await Send(office, draft.Debtor, new DebtorCommand.DescribeDebtor(
                    Known(number) with { Address = new Address("Gasse 2", "10115", "Berlin", "DE") }));
                break;
            case Between.Name:
                await Send(office, draft.Debtor, new DebtorCommand.DescribeDebtor(Known(number) with { Name = "Nordlicht GmbH" }));
                break;
            case Between.Hold:
                await Send(office, draft.Debtor, new DebtorCommand.PlaceHold(
                    draft.Invoice, HoldReason.Disputed, Until: null));
                break;
            case Between.Cancelled:
                await Send(office, draft.Debtor, new DebtorCommand.CancelInvoice(draft.Invoice, on));
                break;
            case Between.NextDay: office.Clock.Today = on.AddDays(1); break;
            default: break;
        }
        return draft;
    }

    [Fact]
    public async Task sends_nothing_that_was_not_seen_like_this_and_nothing_twice()
    {
        var (seed, trials) = (Count("INKASSIO_SEED", 20260312), Count("INKASSIO_TRIALS", 64));
        var (random, stale, twice, gone) = (new Random(seed), new List<string>(), new List<string>(), 0);
        await using var office = await Office.Open(Thursday);
        for (var i = 0; i < trials; i++)
        {
            var what = (Between)(i % Enum.GetValues<Between>().Length);
            var draft = await Meanwhile(office, await Seen(office, random, i), what, i);
            var first = what == Between.AtOnce
                ? (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Approve(office, draft)))).All(d => d.IsRefused)
                : (await Approve(office, draft)).IsRefused;
            if (what is Between.Again) await Approve(office, draft);
            if (what is Between.OtherDraftOfIt) await Approve(office, draft with { Id = Guid.CreateVersion7() });
            office.Clock.Today = Thursday;
            var account = await office.Host.Debtors.Look(office.Db, draft.Debtor, default);
            var issued = account.Notices.Values.Count(n => n.State == NoticeState.Issued);
            if (what < Between.Again && (issued > 0 || !first)) stale.Add($"{i}: {what}");
            if (what >= Between.Again && (issued != 1 || first)) twice.Add($"{i}: {what} {issued}");
            gone += issued;
        }
        output.WriteLine($"seed {seed}: {trials} trials, {gone} letters, {stale.Count} on a stale approval, "
            + $"{twice.Count} not exactly once");
        Assert.Empty(stale);
        Assert.Empty(twice);
        Assert.True(gone > 0);
    }
}
