using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tests.Law;

namespace Inkassio.Domain.Tests.HandOver;

/// <summary>The words of the table of cases: each changes one fact of a package.</summary>
static class Changes
{
    public static HandOverPackage Applied(HandOverPackage package, string changes) =>
        changes.Split('|', StringSplitOptions.RemoveEmptyEntries).Aggregate(package, (p, change) =>
            change.Split('=', 2) is [var name, var value] ? Applied(p, name, value) : throw Unknown(change));

    static HandOverPackage Applied(HandOverPackage p, string name, string value) => name.Split('.') switch
    {
        ["debtor", var fact] => p with { Debtor = Debtor(p.Debtor, fact, value) },
        ["creditor", var fact] => p with { Creditor = Creditor(p.Creditor, fact, value) },
        ["dispute", var state] => p.With(c => c with
        {
            Details = c.Details with
            {
                Disputes = [new(Handed.Due, "Mangel") { AnsweredOn = Handed.On, IsSettled = state == "settled" }],
            },
        }),
        ["claims"] => p with
        {
            Claims = value == "none" ? [] : [.. Enumerable.Repeat(p.Claims[0], (int)CaseFile.Number(value))],
        },
        ["overpaid"] => p with { Credit = [Money.Exact(CaseFile.Number(value), p.Claims[0].Currency)] },
        _ => p.With(c => Claim(c, name, value)),
    };

    static DebtorFacts Debtor(DebtorFacts d, string fact, string value) => fact switch
    {
        "name" => d with { Name = value },
        "street" => d with { Address = d.Address with { Street = value } },
        "country" => d with { Address = d.Address with { Country = value } },
        "kind" => d with { Kind = Enum.Parse<DebtorKind>(value) },
        "nature" => d with
        {
            Legal = d.Legal with { Nature = Enum.Parse<PartyNature>(value), Salutation = "" },
        },
        "form" => d with { Legal = d.Legal with { LegalForm = value } },
        "representative" => d with { Legal = d.Legal with { Representatives = [] } },
        "register" => d with { Legal = d.Legal with { RegisterNumber = value } },
        _ => throw Unknown(fact),
    };

    static CreditorFacts Creditor(CreditorFacts c, string fact, string value) => fact switch
    {
        "representative" => c with { Legal = c.Legal with { Representatives = [] } },
        "inputTax" => c with { DeductsInputTax = null },
        "account" => c with { Account = null },
        "phone" => c with { Phone = value },
        "email" => c with { Email = value },
        "region" => c with { Region = value },
        "country" => c with { Country = Enum.Parse<Country>(value) },
        _ => throw Unknown(fact),
    };

    static HandedClaim Claim(HandedClaim c, string fact, string value) => fact switch
    {
        "contract" => c with { Details = c.Details with { ContractOn = CaseFile.DayOrNull(value) } },
        "until" => c with { Details = c.Details with { ServiceUntil = CaseFile.DayOrNull(value) } },
        "counter" => c with
        {
            Details = c.Details with { CounterPerformance = Enum.Parse<CounterPerformance>(value) },
        },
        "credit" => c with { Details = c.Details with { IsConsumerCredit = true } },
        "ground" => c with { Details = c.Details with { Ground = Ground(value) } },
        "subject" => c with { Subject = value },
        "disputed" => c with { IsHeldAsDisputed = true },
        "deferred" => c with { DeferredUntil = CaseFile.Day(value) },
        "announcement" => c with { Letters = [.. c.Letters[..^1], .. Announcement(c.Letters[^1], value)] },
        "open" => c with { Open = Money.Exact(CaseFile.Number(value), c.Currency) },
        "default" => c with { Default = null },
        "due" => c with { DueOn = CaseFile.Day(value) },
        "limitation" => c with { LimitationOn = CaseFile.Day(value) },
        "service" => c with { ServiceOn = null },
        "document" => c with { HasDocument = false },
        "rates" => c with
        {
            Interest = c.Interest with
            {
                Warnings = [new LawWarning.BaseRateNotCovered(BaseTable.DE, CaseFile.Day(value))],
            },
        },
        "currency" => In(c, Enum.Parse<Currency>(value)),
        "law" => c with { Law = Enum.Parse<Country>(value) },
        _ => throw Unknown(fact),
    };

    static SentLetter[] Announcement(SentLetter letter, string value) => value switch
    {
        "" => [],
        "returned" => [letter with { State = DispatchState.Returned }],
        "waiting" => [letter with { State = DispatchState.Planned }],
        _ => [letter with { DeadlineOn = CaseFile.Day(value) }],
    };

    static ClaimGround? Ground(string value) => value switch
    {
        "" => null,
        "words" => ClaimGround.InWords("Entgelt aus Wartungsvertrag"),
        "long" => ClaimGround.InWords(new string('x', ClaimCatalogue.WordsMax + 1)),
        _ => ClaimCatalogue.Of((int)CaseFile.Number(value)) ?? new((int)CaseFile.Number(value), "?"),
    };

    static HandedClaim In(HandedClaim c, Currency currency) => c with
    {
        Amount = new(c.Amount.Cents, currency),
        Open = new(c.Open.Cents, currency),
        OpenInterest = new(c.OpenInterest.Cents, currency),
        OpenCosts = new(c.OpenCosts.Cents, currency),
    };

    static InvalidOperationException Unknown(string word) => new($"The table's word '{word}' is not known.");
}
