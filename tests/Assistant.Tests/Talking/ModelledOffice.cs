using System.Text.Json;
using Inkassio.Assistant.Models;
using Inkassio.Assistant.Tests.Models;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Tenants;
using static Inkassio.Assistant.Tests.Talking.Office;

namespace Inkassio.Assistant.Tests.Talking;

/// <summary>The firm of <see cref="Office"/> with a model behind its assistant: a server that speaks the real protocol,
/// reached through the product's own way out. Its one debtor owes 4.711,13 € and has written a mail.</summary>
sealed class ModelledOffice : IAsyncDisposable
{
    public const string Invoice = "RE-2026-0142", Unsure = """{"absicht":"unklar","merkmale":[]}""";

    readonly ModelOffice models;

    ModelledOffice(Office office, ModelOffice models, FakeProvider provider) =>
        (Desk, this.models, Provider) = (office, models, provider);

    public Office Desk { get; }

    public FakeProvider Provider { get; }

    public DebtorId Debtor { get; private set; }

    /// <param name="answer">By the name of the prompt and the body of the request.</param>
    public static async Task<ModelledOffice> Open(
        Func<string, JsonElement, ScriptedAnswer> answer, bool sharesNames = false, int tokens = 200_000,
        ModelLimits? limits = null, string mail = "")
    {
        var provider = FakeProvider.Saying((_, body) => answer(PromptOf(body), body));
        var address = provider.Address.ToString();
        var behind = new ModelOffice(OperatorModel.None with { Allowed = [address] }, limits ?? Lines.Patient);
        var office = new ModelledOffice(await Office.Open(behind), behind, provider);
        await office.Desk.Choose(new AssistantSetup
        {
            IsOn = true, Endpoint = address, Model = "muster-1", DailyTokens = tokens, SharesNames = sharesNames,
        });
        office.Debtor = await office.Desk.Debtor("K-8815", "Bäckerei Löwe", town: "Regenstauf");
        await office.Desk.Invoice(office.Debtor, Invoice, Euro(4_711.13m), On(2, 10));
        if (mail.Length > 0)
            await office.Desk.Send(office.Debtor, new DebtorCommand.RecordReply(
                Guid.CreateVersion7(), null, "kunde@kunde.example", "AW: Rechnung", mail, On(3, 10), IsAutomatic: false));
        return office;
    }

    /// <summary>A model that hears nothing, writes a good letter and says nothing beside an answer.</summary>
    public static ScriptedAnswer Kind(string prompt, JsonElement body) => prompt switch
    {
        "brief_prosa" => ScriptedAnswer.Say(Lines.GoodAnswer),
        "absicht" => ScriptedAnswer.Say(Unsure),
        "chat_satz" => ScriptedAnswer.StreamText("Schauen Sie gern in die Übersicht."),
        _ => ScriptedAnswer.Say("""{"art":"unklar","einwand":"keiner","stelle":null}"""),
    };

    // Letters and sentences are asked for in a form with the prompt's name; only what is said beside an answer streams.
    static string PromptOf(JsonElement body) =>
        body.TryGetProperty("stream", out var streams) && streams.GetBoolean() ? "chat_satz"
        : body.GetProperty("response_format").GetProperty("json_schema").GetProperty("name").GetString()!;

    public async ValueTask DisposeAsync()
    {
        models.Dispose();
        await Provider.DisposeAsync();
        await Desk.DisposeAsync();
    }
}
