using System.Text.Json;
using Inkassio.Domain.Debtors;
using Inkassio.Exchange.Invoices;
using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>One row of a confirmed import on its way into the books. Its ids follow from import and row.</summary>
readonly struct ImportedRow(Debtors debtors, TenantDb db, DebtorId debtor, ImportJob job, InvoiceRow row)
{
    InvoiceId OwnId => InvoiceId.Of(
        DerivedId.Of(job.Id, "row", row.Row.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>True when the invoice is new.</summary>
    public async Task<bool> Register(KnownNumbers known, CancellationToken stop)
    {
        if (known.Invoices.ContainsKey(row.InvoiceNumber)) return false;
        var decision = await debtors.Send(db, debtor, new DebtorCommand.RegisterInvoice(
            OwnId, row.InvoiceNumber, row.Subject, row.Amount, row.IssuedOn ?? row.DueOn, row.DueOn, Told)
        {
            DunnedBefore = row.Level is { } level and > 0 ? (level, row.LastNoticeOn ?? db.Today) : null,
        }, stop);
        if (decision.Refusal is Refusal.InvoiceNumberTaken) return false; // Another import was first.
        if (decision.Refusal is { } why) throw new ImportRefusedException(row.Row, why);
        if (row.Disputed && row.Open.IsPositive)
            await debtors.Send(db, debtor,
                new DebtorCommand.PlaceHold(OwnId, HoldReason.Disputed, Until: null), stop);
        return !decision.IsAlreadyDone;
    }

    /// <summary>Brings what was paid up to what the file says; true when money was booked.</summary>
    public async Task<bool> Pay(CancellationToken stop)
    {
        if (row.Paid is not { } paid) return false;
        var account = await debtors.Look(db, debtor, stop);
        var number = row.InvoiceNumber;
        var claim = account.Claims.Values.FirstOrDefault(c => c.Number == number);
        if (claim is null || claim.Paid >= Money.Min(paid.Amount, claim.Amount)) return false;
        // The id follows from the invoice and the sum reached, so the same list again books nothing.
        var payment = PaymentId.Of(DerivedId.Of(claim.Invoice.Value, "paid", paid.Amount.ToString()));
        var decision = await debtors.Send(db, debtor,
            new DebtorCommand.RecordPayment(payment, paid.Amount - claim.Paid, paid.On, claim.Invoice), stop);
        if (decision.Refusal is { } why) throw new ImportRefusedException(row.Row, why);
        return !decision.IsAlreadyDone;
    }

    PaymentTermsTold? Told => new PaymentTermsTold(row.DueDateAgreed, row.ConsumerNotice, row.ReceivedOn)
    {
        ServiceOn = row.ServiceOn,
        IsPrice = row.IsPrice ?? true,
        Law = row.Law,
        LumpSumClaimed = row.LumpSumClaimed ?? false,
    } is var told && told == NothingTold ? null : told;

    static readonly PaymentTermsTold NothingTold = new(DueDateAgreed: null, ConsumerNotice: null, ReceivedOn: null);
}

/// <summary>What an import job keeps besides its file: how to read it.</summary>
sealed record ImportPlanText(string Mapping, InvoiceDefaults Defaults)
{
    static readonly JsonSerializerOptions Words = new()
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public string Write() => JsonSerializer.Serialize(this, Words);

    public static ImportPlanText Read(string text) => JsonSerializer.Deserialize<ImportPlanText>(text, Words)!;
}

/// <summary>A column mapping as a tenant remembers it.</summary>
static class MappingText
{
    static readonly JsonSerializerOptions Words = new()
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public static string Write(ColumnMapping mapping) => JsonSerializer.Serialize(mapping, Words);

    public static ColumnMapping Read(string text) => JsonSerializer.Deserialize<ColumnMapping>(text, Words)!;
}
