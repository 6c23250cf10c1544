using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Domain.Tests.Scenarios;

/// <summary>The words of the part "when": a day, and what was done on it.</summary>
static class ScenarioDeeds
{
    public static void Do(ScenarioLine line, ScenarioAccount account)
    {
        var day = line.Day();
        var deed = line.Next();
        if (!IsOfTheRun(deed, line, account, day))
            account.Send(Money(deed, line, day) ?? Stop(deed, line, day) ?? Word(deed, line, day, account)
                ?? ScenarioHandings.Of(deed, line, day) ?? throw line.Fault($"the deed '{deed}' is unknown"));
        line.End();
    }

    static bool IsOfTheRun(string deed, ScenarioLine line, ScenarioAccount account, DateOnly day)
    {
        var by = line.Take("by-email") ? Channel.Email : Channel.Post;
        switch (deed)
        {
            case "run": account.Run(day); return true;
            case "release": account.Release(day, by); return true;
            case "post": account.Post(day); return true;
            case "letters":
                account.Run(day);
                account.Release(day, by);
                account.Post(day);
                return true;
            case "reject":
                line.Need("until");
                var rest = line.Day();
                foreach (var notice in account.Debtor.OpenProposals.ToArray())
                    account.Send(new RejectNotice(notice.Id, rest, "später"));
                return true;
            case "hand-over":
                foreach (var way in account.Waiting()) account.Begin(way, day);
                return true;
            case "undeliverable" or "returned":
                var last = account.Debtor.Dispatches.Values.MaxBy(d => d.Before)!;
                account.Send(deed == "returned"
                    ? new RecordReturn(last.Id, "5.1.1", day)
                    : new RecordHandOver(last.Id, new HandOverEnd.Rejected("550", null), day) { Try = last.Leave });
                return true;
            default: return false;
        }
    }

    static DebtorCommand? Money(string deed, ScenarioLine line, DateOnly day) => deed switch
    {
        "pays" => new RecordPayment(
            new(Name(line.Money(), line, "payment", out var amount)), amount, day,
            line.Take("for") ? Invoice(line) : null),
        "money-back" => new ReversePayment(new(ScenarioAccount.Id(line.Next())), day),
        "credit-note" => Credit(line, day),
        "cancels" => new CancelInvoice(Invoice(line), day),
        "writes-off" => new DebtorCommand.WriteOff(Invoice(line), day),
        _ => null,
    };

    static RecordCreditNote Credit(ScenarioLine line, DateOnly day)
    {
        var invoice = Invoice(line);
        var amount = line.Money();
        return new(ScenarioAccount.Id($"credit {invoice} {day:O}"), invoice, amount, day, line.Take("from-beginning"));
    }

    static DebtorCommand? Stop(string deed, ScenarioLine line, DateOnly day) => deed switch
    {
        "hold" => new PlaceHold(
            line.Take("all") ? null : Invoice(line), line.Word<HoldReason>(), line.Take("until") ? line.Day() : null),
        "lifts" => new LiftHold(line.Take("all") ? null : Invoice(line)),
        "replies" => new RecordReply(
            ScenarioAccount.Id($"reply {day:O}"), null, "a@b.example", "", "Guten Tag", day, line.Take("by-machine")),
        "describes" => new DescribeDebtor(ScenarioGivens.Party(line)),
        "circumstance" => Befalls(line, day),
        "ends-circumstance" => new EndCircumstance(ScenarioAccount.Id(line.Next()), day),
        "acknowledged" or "negotiated" or "deferred" or "court-step" => Act(deed, line, day),
        _ => null,
    };

    static RecordCircumstance Befalls(ScenarioLine line, DateOnly day)
    {
        var word = line.Next();
        InvoiceId? only = line.Take("only") ? Invoice(line) : null;
        return new(
            ScenarioAccount.Id(word), KebabEnum<CircumstanceKind>.Value(word), only, day,
            line.Take("until") ? line.Day() : null, "");
    }

    // Of the same kind and invoice, a later line tells the last day of what was under way.
    static RecordLimitationAct Act(string word, ScenarioLine line, DateOnly day)
    {
        var kind = KebabEnum<LimitationActKind>.Value(word);
        var invoice = Invoice(line);
        return new(invoice, new(
            ScenarioAccount.Id($"{word} {invoice}"), kind, line.Take("since") ? line.Day() : day,
            line.Take("until") ? line.Day() : null));
    }

    static DebtorCommand? Word(string deed, ScenarioLine line, DateOnly day, ScenarioAccount account) => deed switch
    {
        "promises" => Promise(line, day),
        "withdraws" => new WithdrawPromise(new(ScenarioAccount.Id(line.Next())), day),
        "agrees-plan" => Plan(line, day),
        "ends-plan" => new EndPlan(new(ScenarioAccount.Id("plan")), day),
        "disputes" => Dispute(line, day),
        "offers" => new OfferSolutions(
            new(ScenarioAccount.Id(line.Next())), [.. line.Rest().Select(KebabEnum<ComplaintOption>.Value)], day),
        "chooses" => new ChooseSolution(
            new(ScenarioAccount.Id(line.Next())), line.Word<ComplaintOption>(),
            line.Take("on") ? line.Day() : null, day),
        "resolves" => Resolve(line, day),
        "calls" => Call(line, day),
        "segment" => new SetSegment(
            line.Word<Domain.Segments.Segment>(), day, line.Take("until") ? line.Day() : null,
            ScenarioAccount.Id($"why {day:O}"), "kennt ihn"),
        "frees-segment" => new FreeSegment(day),
        "reviews" => new ReviewSegment(day),
        _ => null,
    };

    static RecordPromise Promise(ScenarioLine line, DateOnly day)
    {
        var invoices = Invoices(line);
        var id = Name(line.Money(), line, "promise", out var amount);
        line.Need("by");
        return new(new(id), invoices, amount, line.Day(), day);
    }

    static AgreePlan Plan(ScenarioLine line, DateOnly day)
    {
        var invoices = Invoices(line);
        var interest = line.Take("with-interest") ? PlanInterest.Statutory : PlanInterest.None;
        var late = line.Take("late") ? line.Count() : InstalmentPlan.LateDays;
        var instalments = new List<Instalment>();
        while (!line.IsEmpty)
        {
            var amount = line.Money();
            line.Need("on");
            instalments.Add(new(line.Day(), amount));
        }
        return new(new(ScenarioAccount.Id("plan")), invoices, [.. instalments], interest, day, day) { LateDays = late };
    }

    static OpenDispute Dispute(ScenarioLine line, DateOnly day)
    {
        var invoice = Invoice(line);
        var id = ScenarioAccount.Id(line.Take("as") ? line.Next() : "dispute");
        Money? part = line.IsAmount ? line.Money() : null;
        return new(
            new(id), invoice, part,
            line.Word<DisputeCause>(), "die Ware fehlt", "", "", AnswerBy: null, day);
    }

    static ResolveDispute Resolve(ScenarioLine line, DateOnly day)
    {
        var dispute = ScenarioAccount.Id(line.Next());
        return new(
            new(dispute), line.Word<ComplaintOutcome>(), day, line.Take("credit") ? line.Money() : null,
            ScenarioAccount.Id($"credit {dispute}"));
    }

    static RecordCall Call(ScenarioLine line, DateOnly day)
    {
        var invoices = Invoices(line);
        var outcome = line.Word<CallOutcome>();
        var details = new CallDetails("0221 4711", "Frau Müller", "sie sagt es", null, null, !line.Take("unidentified"));
        CallArrangement? agreed = null;
        if (line.Take("pays"))
        {
            var amount = line.Money();
            line.Need("by");
            agreed = new CallArrangement.Pays(new(ScenarioAccount.Id("promise")), amount, line.Day());
        }
        else if (line.Take("complains"))
            agreed = new CallArrangement.Complains(
                new(ScenarioAccount.Id("dispute")), invoices[0], line.IsAmount ? line.Money() : null,
                line.Word<DisputeCause>(), line.Take("repair") ? line.Day() : null);
        return new(new(ScenarioAccount.Id($"call {day:O} {outcome}")), invoices, outcome, agreed, details, day);
    }

    public static InvoiceId Invoice(ScenarioLine line) => new(ScenarioAccount.Id(line.Next()));

    public static ImmutableArray<InvoiceId> Invoices(ScenarioLine line) =>
        [.. line.Next().Split(',').Select(n => new InvoiceId(ScenarioAccount.Id(n)))];

    static Guid Name(Money read, ScenarioLine line, string usual, out Money amount)
    {
        amount = read;
        return ScenarioAccount.Id(line.Take("as") ? line.Next() : usual);
    }
}
