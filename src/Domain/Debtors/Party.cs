namespace Inkassio.Domain.Debtors;

/// <summary>Whether a debtor acts in business or as a consumer (§§ 13, 14 BGB).</summary>
// Unknown is treated as a consumer: lower rate, no lump sum, stricter wording.
public enum DebtorKind { Unknown, Business, Consumer }

/// <summary>ISO 3166 codes of the countries whose law we know.</summary>
public enum Country { DE, AT, CH }

/// <summary>Whether a letter says Sie or du.</summary>
public enum Register { Sie, Du }

/// <summary>A postal address. <paramref name="Country"/> is an ISO 3166 code and may lie outside the three.</summary>
public sealed record Address(string Street, string Postcode, string Town, string Country)
{
    /// <summary>What a letter carrier needs is there.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsComplete => Street.Length > 0 && Postcode.Length > 0 && Town.Length > 0;
}

/// <summary>Who a debtor is: every personal fact that we hold, erased together with the debtor's key.</summary>
/// <param name="Number">The tenant's customer number, unique within the tenant.</param>
/// <param name="Name">Firm, or first and last name.</param>
/// <param name="Contact">The person to greet, for instance "Frau Erika Beispiel"; empty when unknown.</param>
public sealed record Party(
    string Number, string Name, DebtorKind Kind, string Contact, Address? Address, string Email, string Phone)
{
    public Register Register { get; init; } = Register.Sie;

    /// <summary>The language of letters to the debtor; null decides by the country of the address.</summary>
    [System.Text.Json.Serialization.JsonIgnore(
        Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public Correspondence.Language? Language { get; init; }

    /// <summary>Other people there, each from the letter on that goes to him: accounting first, management at the
    /// last notice.</summary>
    public System.Collections.Immutable.ImmutableArray<Addressee> Addressees { get; init; } = [];

    /// <summary>Whom a letter of this kind goes to.</summary>
    public Party For(Dunning.NoticeKind kind) => Addressees.LastOrDefault(a => a.From <= kind) is { } other
        ? this with { Contact = other.Contact, Email = other.Email.Length > 0 ? other.Email : Email }
        : this;

    public bool Equals(Party? other) => other is not null
        && (Number, Name, Kind) == (other.Number, other.Name, other.Kind)
        && (Contact, Address) == (other.Contact, other.Address)
        && (Email, Phone, Register) == (other.Email, other.Phone, other.Register)
        && Language == other.Language
        && Enumerable.SequenceEqual(Addressees, other.Addressees);

    public override int GetHashCode() => HashCode.Combine(Number, Name, Email);
}

/// <summary>A person at the debtor's, and the first kind of letter that goes to him.</summary>
/// <param name="Contact">As in <see cref="Party.Contact"/>.</param>
/// <param name="Email">Empty keeps the debtor's own address.</param>
public sealed record Addressee(Dunning.NoticeKind From, string Contact, string Email);
