using System.Text.Json.Serialization;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;

namespace Inkassio.Domain.Tests.Scenarios;

/// <summary>The account that a scenario is about, and what its last part brought about.</summary>
sealed class ScenarioAccount
{
    /// <summary>How a letter gets out is told elsewhere: here only that it did, or that it was taken back.</summary>
    static readonly Type[] Mechanics =
    [
        typeof(DebtorEvent.NoticeApproved), typeof(DebtorEvent.DispatchPlanned), typeof(DebtorEvent.DispatchAddressed),
        typeof(DebtorEvent.HandOverBegun), typeof(DebtorEvent.DispatchAccepted),
    ];

    static readonly Dictionary<Type, string> EventWords = typeof(DebtorEvent)
        .GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false).Cast<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    int tries;

    public Debtor Debtor { get; private set; } = Debtor.New;

    public Terms Terms { get; set; } = Account.Terms;

    public List<string> Happened { get; } = [];

    public Refusal? Refused { get; set; }

    public List<FactSheet> Letters { get; } = [];

    public static Guid Id(string name) => DerivedId.Of(Guid.Empty, name);

    public Claim Claim(string number) => Debtor.Claims.TryGetValue(new InvoiceId(Id(number)), out var claim)
        ? claim : throw new InvalidDataException($"There is no invoice {number}.");

    public void Forget()
    {
        Happened.Clear();
        Letters.Clear();
        Refused = null;
    }

    public bool Send(DebtorCommand command)
    {
        var decision = Debtor.Decide(command, Terms);
        Refused ??= decision.Refusal;
        foreach (var happened in decision.Events)
        {
            Debtor = Debtor.Evolve(happened);
            if (!Mechanics.Contains(happened.GetType())) Happened.Add(EventWords[happened.GetType()]);
        }
        return !decision.IsRefused;
    }

    public void Run(DateOnly day) =>
        Send(new DebtorCommand.AdvanceDunning(day, new NoticeId(Id($"run {day:O}"))));

    /// <summary>A person looks at every proposal and releases it as it stands.</summary>
    public void Release(DateOnly day, Channel by)
    {
        foreach (var notice in Debtor.OpenProposals.OrderBy(n => n.Currency).ThenBy(n => n.Id.Value).ToArray())
        {
            if (Debtor.Against(notice, day, Terms) is { IsEmpty: false } blockers)
            {
                Refused ??= new Refusal.HeldBack(blockers);
                continue;
            }
            var facts = FactSheet.Of(Debtor, notice, Terms, day, by);
            var pages = LetterHash.OfBytes([1]);
            if (Send(new DebtorCommand.ApproveNotice(notice.Id, facts.Version, pages, day, by)
                { Mail = facts.Channel == Channel.Email ? pages : null }))
                Letters.Add(facts);
        }
    }

    /// <summary>Everything that waits is handed over, and arrives.</summary>
    public void Post(DateOnly day)
    {
        foreach (var way in Waiting())
            if (Begin(way, day))
                Send(new DebtorCommand.RecordHandOver(way.Id, new HandOverEnd.Accepted(Evidence: null), day)
                {
                    Try = Debtor.Dispatches[way.Id].Leave,
                });
    }

    public bool Begin(Dispatch way, DateOnly day)
    {
        Send(new DebtorCommand.BeginHandOver(way.Id, Id($"try {++tries}"), day));
        return Debtor.Dispatches[way.Id].State == DispatchState.HandingOver;
    }

    public Dispatch[] Waiting() => [.. Debtor.Dispatches.Values.Where(d => d.State == DispatchState.Planned)
        .OrderBy(d => d.Before)];

    public GateAnswer Gate(string number, DateOnly day) => SendGate.Ask(Debtor, Claim(number), day, Terms);
}
