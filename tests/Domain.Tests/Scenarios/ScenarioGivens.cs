using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Tests.Scenarios;

/// <summary>The words of the part "given": the firm, its rules, the debtor and the invoices.</summary>
static class ScenarioGivens
{
    public static void Read(ScenarioLine line, ScenarioAccount account)
    {
        switch (line.Next())
        {
            case "tenant": account.Terms = account.Terms with { Sender = Sender(line) }; break;
            case "ladder": account.Terms = account.Terms with { Ladder = Ladder(line) }; break;
            case "terms": account.Terms = account.Terms with { Legal = Legal(line, account.Terms.Legal) }; break;
            case "debtor": account.Send(new DebtorCommand.DescribeDebtor(Party(line))); break;
            case "invoice": Invoice(line, account); break;
            default: throw line.Fault("the first word is unknown");
        }
        line.End();
        if (account.Refused is { } why) throw line.Fault($"refused: {why}");
    }

    static Profile Sender(ScenarioLine line)
    {
        if (line.Take("nobody")) return Profile.Nobody;
        if (!Enum.TryParse<Country>(line.Next(), out var country)) throw line.Fault("the country is unknown");
        var sender = Account.Sender with
        {
            Country = country, Region = line.IsEmpty ? "" : line.Next(),
            Address = Account.Sender.Address with { Country = country.ToString() },
        };
        return line.Take("without-chf") ? sender with { Accounts = [sender.Accounts[0]] } : sender;
    }

    static Ladder Ladder(ScenarioLine line)
    {
        if (line.Take("gentle")) return Dunning.Ladder.Gentle;
        if (line.Take("balanced")) return Dunning.Ladder.Balanced;
        if (line.Take("brisk")) return Dunning.Ladder.Brisk;
        var spacing = line.Take("spacing") ? line.Count() : 3;
        var steps = new List<Step>();
        while (!line.IsEmpty)
            steps.Add(new(line.Word<NoticeKind>(), line.Count(), line.Count()) { CallFirst = line.Take("call-first") });
        return Dunning.Ladder.Of([.. steps], spacing);
    }

    static LegalChoices Legal(ScenarioLine line, LegalChoices so) => line.Next() switch
    {
        "no-lump-sum" => so with { ClaimsLumpSum = false },
        "fees-as-threat" => so with { Fees = FeeTreatment.Threat },
        "fee" => so with { FeeCents = (int)line.Money().Cents },
        "fee-agreed" => so with { FeeAgreedCents = (int)line.Money().Cents },
        "reminder-is-no-demand" => so with { ReminderDemands = false },
        "days-365" => so with { DayCount = DayCount.Act365 },
        _ => throw line.Fault("the choice is unknown"),
    };

    public static Party Party(ScenarioLine line)
    {
        var party = Account.Mueller with { Kind = line.Word<DebtorKind>(), Email = "" };
        while (!line.IsEmpty)
            party = line.Next() switch
            {
                "without-address" => party with { Address = null },
                "with-email" => party with { Email = "buchhaltung@mueller.example" },
                "with-phone" => party with { Phone = "0221 4711" },
                "moved" => party with { Address = party.Address! with { Street = "Neue Gasse 7" } },
                _ => throw line.Fault("the debtor is not understood"),
            };
        return party;
    }

    static void Invoice(ScenarioLine line, ScenarioAccount account)
    {
        var number = line.Next();
        var amount = line.Money();
        line.Need("issued");
        var issued = line.Day();
        line.Need("due");
        var due = line.Day();
        var told = new PaymentTermsTold(DueDateAgreed: false, ConsumerNotice: false, ReceivedOn: null);
        (int, DateOnly)? before = null;
        while (!line.IsEmpty)
            switch (line.Next())
            {
                case "agreed": told = told with { DueDateAgreed = true }; break;
                case "consumer-notice": told = told with { ConsumerNotice = true }; break;
                case "received": told = told with { ReceivedOn = line.Day() }; break;
                case "service": told = told with { ServiceOn = line.Day() }; break;
                case "damages": told = told with { IsPrice = false }; break;
                case "private": told = told with { Kind = DebtorKind.Consumer }; break;
                case "law": told = told with { Law = Enum.Parse<Country>(line.Next()) }; break;
                case "lump-sum-claimed": told = told with { LumpSumClaimed = true }; break;
                case "level": before = (line.Count(), line.Day()); break;
                default: throw line.Fault("the invoice is not understood");
            }
        account.Send(new DebtorCommand.RegisterInvoice(
            new(ScenarioAccount.Id(number)), number, "", amount, issued, due, told) { DunnedBefore = before });
    }
}
