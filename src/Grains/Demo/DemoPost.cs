using System.Text;
using Inkassio.Domain.Debtors;
using Inkassio.Storage;

namespace Inkassio.Grains.Demo;

/// <summary>How the demo firm's letters leave the house: most arrive, a few do what letters do.</summary>
sealed class DemoPost(EmbeddedHost host, TenantDb owner)
{
    const string CutOff = """
        Server: 250 2.1.5 Recipient ok
        wir: DATA
        Server: 354 End data with <CR><LF>.<CR><LF>
        wir: (die E-Mail)
        wir: (Punkt)
        (die Verbindung brach ab, bevor der Server antwortete)

        """;

    const string SignInRefused = """
        Server: 220 smtp.musterbau.example ESMTP
        wir: EHLO musterbau.example
        Server: 250 AUTH PLAIN LOGIN
        wir: AUTH PLAIN (verborgen)
        Server: 535 5.7.8 Error: authentication failed

        """;

    public async Task Send(DebtorId debtor, NoticeId notice, Fate fate, DateOnly on, CancellationToken stop)
    {
        var way = (await host.Debtors.Look(owner, debtor, stop)).WaysOf(LetterId.Of(notice)).First();
        if (fate == Fate.StaysToday) return;
        if (fate == Fate.Parked)
        {
            var refused = new HandOverEnd.Parked("sign-in-refused 535", await Kept(debtor, SignInRefused, stop));
            await host.Debtors.Send(owner, debtor, new DebtorCommand.RecordHandOver(way.Id, refused, on), stop);
            return;
        }
        await host.Debtors.Send(owner, debtor, new DebtorCommand.BeginHandOver(way.Id, way.Id.Value, on), stop);
        HandOverEnd end = fate == Fate.Unknown
            ? new HandOverEnd.Unknown(await Kept(debtor, CutOff, stop))
            : new HandOverEnd.Accepted(Evidence: null);
        await host.Debtors.Send(owner, debtor, new DebtorCommand.RecordHandOver(way.Id, end, on)
        {
            Try = way.Id.Value,
        }, stop);
        if (fate == Fate.Returned) await Return(debtor, way, on, stop);
    }

    // The mail comes back within minutes, and the letter goes on as paper the same day.
    async Task Return(DebtorId debtor, Dispatch mail, DateOnly on, CancellationToken stop)
    {
        await host.Debtors.Send(owner, debtor, new DebtorCommand.RecordReturn(mail.Id, "5.1.1", on), stop);
        foreach (var way in (await host.Debtors.Look(owner, debtor, stop)).WaysOf(mail.Letter))
            await GoOn(debtor, way, stop);
    }

    /// <summary>A letter that waits goes out on the day for which it was planned.</summary>
    public async Task GoOn(DebtorId debtor, Dispatch way, CancellationToken stop)
    {
        if (way.State is not (DispatchState.Planned or DispatchState.HandingOver)) return;
        await host.Debtors.Send(
            owner, debtor, new DebtorCommand.BeginHandOver(way.Id, way.Id.Value, way.PlannedOn), stop);
        await host.Print.Posted(owner, debtor, way.Id, way.PlannedOn, tracking: null, stop);
    }

    async Task<LetterHash> Kept(DebtorId debtor, string talk, CancellationToken stop) =>
        LetterHash.Of(await Blobs.Put(owner, debtor, Encoding.UTF8.GetBytes(talk), stop));
}
