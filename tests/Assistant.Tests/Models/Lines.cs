using System.Collections.Frozen;
using Inkassio.Assistant.Drafting;
using Inkassio.Assistant.Models;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard.Prose;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;
using Inkassio.Storage;
using Microsoft.Extensions.AI;

namespace Inkassio.Assistant.Tests.Models;

/// <summary>Models to ask in tests, and what they are asked about.</summary>
static class Lines
{
    /// <summary>As in the product, but nobody waits for half a minute.</summary>
    public static readonly ModelLimits Quick = ModelLimits.Usual with
    {
        CallMax = TimeSpan.FromSeconds(1.5), TurnMax = TimeSpan.FromSeconds(2), ConnectMax = TimeSpan.FromSeconds(1),
        RetryWaitMax = TimeSpan.FromMilliseconds(20),
    };

    /// <summary>For what ends by itself: a busy machine must not turn it into silence.</summary>
    public static readonly ModelLimits Patient = Quick with
    {
        CallMax = TimeSpan.FromSeconds(10), TurnMax = TimeSpan.FromSeconds(12), ConnectMax = TimeSpan.FromSeconds(5),
    };

    /// <summary>Enough for every test; counts what was used.</summary>
    public static TokenBudget Budget(List<ModelCall>? calls = null) => new(
        (tokens, _) => Task.FromResult<Reservation?>(new(Heard.Today, tokens)),
        (_, call) =>
        {
            calls?.Add(call);
            return Task.CompletedTask;
        });

    public static ModelLine Of(IChatClient chat, ModelLimits? limits = null, List<ModelCall>? calls = null) =>
        new(chat, "muster-1", Budget(calls), limits ?? Patient, sharesNames: true);

    /// <summary>The product's own way out, to a server on this machine that the operator has listed.</summary>
    public static ModelDoor DoorTo(Uri address, ModelLimits? limits = null) =>
        new(new(OperatorModel.None with { Allowed = [address.ToString()] }), limits ?? Patient);

    public static OpenAiChat Chat(this ModelDoor door, Uri address) => door.Chat(new(address, "muster-1", "key-1"));

    public static DraftCase Case(LetterKind kind, Register register = Register.Sie, params string[] flags) => new(
        kind, register, Country.DE, Language.De, Channel.Post, DebtorKind.Business, Segment.Standard,
        Overdue.From31To60, IsSeveral: false, flags.ToFrozenSet(StringComparer.Ordinal), DraftWish.None);

    /// <summary>Nothing stands against it, as its case is.</summary>
    public static bool IsSound(Prose prose, DraftCase about) =>
        ProseGuard.Blocking(about.ToGuard([]), new(SpokenIn.Body, string.Join("\n", prose.Paragraphs))).IsEmpty;

    /// <summary>What a good model writes for a first Mahnung.</summary>
    public const string GoodAnswer = """
        {"einleitung":"zu unserer Forderung haben wir noch keinen vollständigen Ausgleich gefunden.",
         "bruecke":"Sicher möchten auch Sie die Angelegenheit abschließen.",
         "appell":"Wir bitten Sie nachdrücklich um den Ausgleich des überfälligen Betrags.",
         "schluss":"Sollte etwas unklar sein, sprechen Sie uns gern an.","betreff_key":"freigegeben","klausel_ids":[]}
        """;
}
