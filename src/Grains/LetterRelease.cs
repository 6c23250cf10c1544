using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Words;
using Inkassio.Grains.Post;
using Inkassio.Letters;
using Inkassio.Letters.Mail;
using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>A letter as it would go out today: what a person sees before he approves it.</summary>
public sealed record LetterPreview(
    DebtorId Debtor, Notice Notice, FactSheet Facts, ComposedLetter Letter, LetterModel Page,
    ImmutableArray<Blocker> Blockers)
{
    /// <summary>The way that the ladder wishes and that is open: a person may take paper instead.</summary>
    public Channel Wished { get; init; }

    /// <summary>The draft that it was written from; null for the approved text.</summary>
    public LetterWords? Words { get; init; }
}

/// <summary>Shows, releases and fetches letters. A letter is rendered once: what is released is what is kept.</summary>
public sealed partial class LetterRelease(Debtors debtors, TenantBook tenants, MailOffice office)
{
    /// <summary>The date that a letter approved today carries: today, or the next working day.</summary>
    static DateOnly LetterDay(TenantDb db, Terms terms) => terms.WorkingDayFrom(db.Today);

    /// <summary>Null when the proposal does not exist or is no longer open, or when nothing can be written
    /// yet.</summary>
    /// <param name="by">The way that a person wants; null takes the ladder's.</param>
    /// <param name="words">A draft in place of the approved text; null for none.</param>
    public async Task<LetterPreview?> Preview(
        TenantDb db, DebtorId debtor, NoticeId notice, CancellationToken stop, Channel? by = null,
        LetterWords? words = null)
    {
        var tenant = await tenants.Look(db, stop);
        var terms = tenant.Terms;
        var account = await debtors.Look(db, debtor, stop);
        if (!account.Notices.TryGetValue(notice, out var proposal) || !proposal.IsOpen) return null;
        var on = LetterDay(db, terms);
        var blockers = account.Against(proposal, on, terms);
        if (!blockers.IsEmpty) return null;
        proposal = proposal with { Drafted = words?.Drafted };
        var ways = WaysFor(db, tenant, account.Party?.For(proposal.Kind));
        FactSheet FactsBy(Channel? way) => FactSheet.Of(account, proposal, terms, on, way);
        var facts = ways.Take(FactsBy, by);
        var letter = Composition.Of(facts, TextOf(words, facts, terms));
        return new(debtor, proposal, facts, letter, await Page(db, facts, letter, terms, stop), blockers)
        {
            Wished = (by is null ? facts : ways.Take(FactsBy, by: null)).Channel, Words = words,
        };
    }

    /// <summary>Releases a letter as it was seen: renders it, keeps the bytes, and writes the approval.</summary>
    /// <param name="seen">The version of the facts that the person saw.</param>
    /// <param name="by">The way that the person saw, as for <see cref="Preview"/>.</param>
    public async Task<Decision> Approve(
        TenantDb db, DebtorId debtor, NoticeId notice, FactsVersion seen, CancellationToken stop, Channel? by = null,
        LetterWords? words = null)
    {
        if (await Preview(db, debtor, notice, stop, by, words) is not { } preview)
            return await WhyNot(db, debtor, notice, stop);
        if (preview.Facts.Version != seen) return new Refusal.FactsChanged();
        return await Release(db, preview, stop);
    }

    /// <summary>Releases a letter whose claims stand at what the list showed: for many at once.</summary>
    /// <param name="open">The principal that the person saw; interest and costs follow from the day.</param>
    public async Task<Decision> ApproveIfOpen(
        TenantDb db, DebtorId debtor, NoticeId notice, Money open, CancellationToken stop)
    {
        if (await Preview(db, debtor, notice, stop) is not { } preview) return await WhyNot(db, debtor, notice, stop);
        if (preview.Facts.Claims.Sum(open.Currency, c => c.Open) != open) return new Refusal.FactsChanged();
        return await Release(db, preview, stop);
    }

    async Task<Decision> Release(TenantDb db, LetterPreview preview, CancellationToken stop)
    {
        if (Stopping(LetterGuard.Check(preview.Facts, preview.Letter), preview.Words) is { IsEmpty: false } findings)
            return new Refusal.LetterStopped(findings);
        var (hash, mail) = await Keep(
            db, preview.Debtor, LetterId.Of(preview.Notice.Id), preview.Facts, preview.Letter, preview.Page, stop);
        return await debtors.Send(db, preview.Debtor, new DebtorCommand.ApproveNotice(
            preview.Notice.Id, preview.Facts.Version, hash, preview.Facts.On, preview.Facts.Channel)
        {
            Mail = mail, Drafted = preview.Words?.Drafted, Because = preview.Words?.Because,
        }, stop);
    }

    OpenWays WaysFor(TenantDb db, Tenant tenant, Party? to) => new(
        Mails: office.IsOpenFor(db, tenant) && MailAddress.Read(to?.Email ?? "", out _) is not null,
        Prints: tenant.Delivery.UsesPrintService && office.Print is not null);

    static LetterText TextOf(LetterWords? words, FactSheet facts, Terms terms) =>
        words?.Text is { } own ? LetterText.Parse(own) : terms.Text(facts);

    // Who says why may state a value that the account does not have; it is logged with the approval.
    static ImmutableArray<Finding> Stopping(ImmutableArray<Finding> findings, LetterWords? words) =>
        [.. findings.Where(f => f.Blocks && !(f.MayBeOverridden && words?.Because is not null))];

    // The bytes first: an approval without its letter must not exist, a letter without approval harms nobody.
    async Task<(LetterHash Pages, LetterHash? Mail)> Keep(
        TenantDb db, DebtorId debtor, LetterId id, FactSheet facts, ComposedLetter words, LetterModel page,
        CancellationToken stop)
    {
        var bytes = LetterPdf.Of(page);
        var hash = LetterHash.Of(await Blobs.Put(db, debtor, bytes, stop));
        var mail = facts.Channel == Channel.Email ? await Mail(db, debtor, id, facts, words, bytes, stop) : null;
        return (hash, mail is null ? null : LetterHash.Of(await Blobs.Put(db, debtor, mail.Bytes(), stop)));
    }

    async Task<Message?> Mail(
        TenantDb db, DebtorId debtor, LetterId id, FactSheet facts, ComposedLetter words, byte[] pages,
        CancellationToken stop)
    {
        var tenant = await tenants.Look(db, stop);
        if (office.FromOf(db, tenant) is not { } from) return null;
        var name = $"{facts.Kind.Word()} {facts.On:yyyy-MM-dd}.pdf";
        // A copy of the invoice is nothing without the invoice.
        var invoices = tenant.Delivery.AttachesInvoices || facts.HasInvoices
            ? await Invoices(db, debtor, facts, stop) : [];
        return LetterMail.Of(
            facts, words, LetterSign.Of(db, id), from, office.ReplyTo(tenant, facts.Sender),
            new Attachment(name, "application/pdf", pages), invoices, TimeZoneInfo.ConvertTime(db.Now, db.Zone));
    }

    // The invoice itself, where the firm has uploaded it: whoever has lost it can pay at once.
    async Task<ImmutableArray<Attachment>> Invoices(
        TenantDb db, DebtorId debtor, FactSheet facts, CancellationToken stop)
    {
        var account = await debtors.Look(db, debtor, stop);
        var found = ImmutableArray.CreateBuilder<Attachment>();
        foreach (var fact in facts.Claims)
            if (account.Claims[fact.Invoice].Document is { } document
                && await Blobs.Get(db, document.Bytes.Hex, stop) is { } bytes)
                found.Add(new(document.Name, document.MediaType, bytes));
        return found.DrainToImmutable();
    }

    async Task<Decision> WhyNot(TenantDb db, DebtorId debtor, NoticeId notice, CancellationToken stop)
    {
        var account = await debtors.Look(db, debtor, stop);
        if (!account.Notices.TryGetValue(notice, out var found)) return new Refusal.NoticeUnknown(notice);
        if (found.State == NoticeState.Issued) return Decision.AlreadyDone;
        if (!found.IsOpen) return new Refusal.NoticeNoLongerOpen(found.State, found.VoidedBecause);
        var terms = (await tenants.Look(db, stop)).Terms;
        return new Refusal.HeldBack(account.Against(found, LetterDay(db, terms), terms));
    }

    /// <summary>The letter as it was released, byte for byte; null when there is none or its key was
    /// destroyed.</summary>
    public async Task<byte[]?> Issued(TenantDb db, DebtorId debtor, NoticeId notice, CancellationToken stop)
    {
        var account = await debtors.Look(db, debtor, stop);
        return account.Notices.TryGetValue(notice, out var found) && found.Letter is { } hash
            ? await Blobs.Get(db, hash.Hex, stop)
            : null;
    }

    static async Task<LetterModel> Page(
        TenantDb db, FactSheet facts, ComposedLetter letter, Terms terms, CancellationToken stop) =>
        NoticeLetter.Of(
            facts, letter, await File(db, terms.Sender.Logo, stop), await File(db, terms.Sender.Paper?.File, stop));

    static async Task<byte[]?> File(TenantDb db, string? hash, CancellationToken stop) =>
        hash is null ? null : await Blobs.Get(db, hash, stop);
}
