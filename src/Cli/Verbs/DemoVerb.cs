using System.CommandLine;
using Inkassio.Assistant.Talking;
using Inkassio.Grains.Demo;

namespace Inkassio.Cli.Verbs;

/// <summary><c>demo</c>: the firm to look at, as it is today.</summary>
static class DemoVerb
{
    sealed record Line(Guid Tenant, string Name);

    public static Command Of(Func<ParseResult, Desk> at)
    {
        var verb = new Command("demo", "Legt die Vorführfirma mit drei Jahren Geschichte an");
        verb.SetAction((parsed, stop) => Run(at(parsed), stop));
        return verb;
    }

    static async Task<int> Run(Desk desk, CancellationToken stop)
    {
        await using var premises = await Premises.Open(desk, stop);
        if (desk.Given.Tenant is { } name && name != DemoTenant.Name)
            throw new WrongUseException($"Die Vorführfirma heißt „{DemoTenant.Name}“.");
        desk.Say("Die Geschichte der Vorführfirma wird erzählt …");
        await DemoTenant.Ensure(premises.Address, premises.Master, desk.Clock, stop, DemoTalks.Prepare());
        desk.Print(new Line(DemoTenant.Id.Value, DemoTenant.Name), $"{DemoTenant.Name} ist bereit.");
        return Terminal.Done;
    }
}
