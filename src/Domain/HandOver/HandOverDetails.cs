using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Inkassio.Domain.HandOver;

/// <summary>What a party is before a court.</summary>
public enum PartyNature
{
    Unknown,

    /// <summary>A person, also one who trades under the own name and stands in no register.</summary>
    NaturalPerson,

    /// <summary>A registered sole trader ("e. K.", "e. U."): a firm with an owner.</summary>
    SoleTrader,

    /// <summary>Any firm with a legal form, and bodies: they act through somebody.</summary>
    Company,
}

/// <summary>Who acts for a party, and as what: "Geschäftsführer", "Vorstand", "Komplementärin".</summary>
public sealed record Representative(string Name, string Function);

/// <summary>What a court asks about a party besides name and address.</summary>
public sealed record LegalFacts
{
    public const int TypedMax = Limits.NameMax, RepresentativesMax = 10;

    public static LegalFacts Unknown { get; } = new();

    public PartyNature Nature { get; init; }

    /// <summary>As the register writes it: GmbH, GmbH &amp; Co. KG, AG; empty for a natural person.</summary>
    public string LegalForm { get; init; } = "";

    public string RegisterCourt { get; init; } = "";

    /// <summary>HRB 12345, FN 123456 a, CHE-123.456.789.</summary>
    public string RegisterNumber { get; init; } = "";

    /// <summary>In the register's order.</summary>
    public ImmutableArray<Representative> Representatives { get; init; } = [];

    /// <summary>Herr or Frau, for a natural person; empty takes it from the stored contact.</summary>
    public string Salutation { get; init; } = "";

    internal IEnumerable<string> Texts =>
        Representatives.SelectMany(r => new[] { r.Name, r.Function })
            .Concat([LegalForm, RegisterCourt, RegisterNumber, Salutation]);
}

/// <summary>Whether the debtor still has something to get (§ 690 Abs. 1 Nr. 4 ZPO).</summary>
public enum CounterPerformance
{
    Unknown,

    /// <summary>The claim does not depend on any.</summary>
    NotNeeded,

    Rendered,

    /// <summary>Still owed: no order for payment is possible (§ 688 Abs. 2 Nr. 2 ZPO).</summary>
    StillOwed,
}

/// <summary>An objection of the debtor, and what it was answered.</summary>
public sealed record DisputeFact(DateOnly RaisedOn, string Ground)
{
    public DateOnly? AnsweredOn { get; init; }

    public string Answer { get; init; } = "";

    /// <summary>Withdrawn or settled; an answer alone settles nothing.</summary>
    public bool IsSettled { get; init; }
}

/// <summary>What the account does not hold about one claim.</summary>
public sealed record ClaimDetails
{
    public static ClaimDetails None { get; } = new();

    /// <summary>When the contract was made (§ 13a Abs. 1 Nr. 2 RDG).</summary>
    public DateOnly? ContractOn { get; init; }

    /// <summary>The last day of a service that took longer than a day.</summary>
    public DateOnly? ServiceUntil { get; init; }

    /// <summary>What the claim is for, by the courts' catalogue or in words.</summary>
    public ClaimGround? Ground { get; init; }

    public CounterPerformance CounterPerformance { get; init; }

    /// <summary>A consumer credit (§§ 491 to 508 BGB) needs more facts than we keep.</summary>
    public bool IsConsumerCredit { get; init; }

    /// <summary>The account's own complaints; a package fills them in.</summary>
    [JsonIgnore]
    public ImmutableArray<DisputeFact> Disputes { get; init; } = [];
}

/// <summary>What a court or an agency asks about the firm itself, besides its letterhead.</summary>
/// <param name="DeductsInputTax">The firm may deduct input tax: the debtor owes none on costs (§ 13a Abs. 1 Nr. 6
/// RDG).</param>
public sealed record FirmFacts(LegalFacts Legal, bool? DeductsInputTax)
{
    public static FirmFacts Unknown { get; } = new(LegalFacts.Unknown, DeductsInputTax: null);
}

/// <summary>What only people know and the account does not hold: typed once, when a hand-over is prepared.</summary>
public sealed record HandOverDetails
{
    public static HandOverDetails None { get; } = new();

    public LegalFacts Creditor { get; init; } = LegalFacts.Unknown;

    public LegalFacts Debtor { get; init; } = LegalFacts.Unknown;

    /// <summary>The creditor may deduct input tax: the debtor owes none on costs (§ 13a Abs. 1 Nr. 6 RDG).</summary>
    public bool? DeductsInputTax { get; init; }

    /// <summary>Where the debtor's address was found out; empty when he gave it (§ 13a Abs. 1 Nr. 7 RDG).</summary>
    public string AddressSource { get; init; } = "";

    public ImmutableDictionary<InvoiceId, ClaimDetails> Claims { get; init; } =
        ImmutableDictionary<InvoiceId, ClaimDetails>.Empty;

    /// <summary>With what the firm said of itself.</summary>
    public HandOverDetails By(FirmFacts firm) =>
        this with { Creditor = firm.Legal, DeductsInputTax = firm.DeductsInputTax };

    public ClaimDetails Of(InvoiceId invoice) => Claims.GetValueOrDefault(invoice) ?? ClaimDetails.None;
}
