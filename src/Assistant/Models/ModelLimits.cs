namespace Inkassio.Assistant.Models;

/// <summary>How long and how much a model may take. Whoever waits for a draft waits no longer than this.</summary>
public sealed record ModelLimits
{
    public static ModelLimits Usual { get; } = new();

    /// <summary>One question with its answer, a second try of the connection included.</summary>
    public TimeSpan CallMax { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>A whole turn: a draft with its correction, or a question with all that is looked up for it.</summary>
    public TimeSpan TurnMax { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan ConnectMax { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>A larger answer is broken off; what was read of it is not used.</summary>
    public int AnswerBytesMax { get; init; } = 1024 * 1024 - 1;

    public int HeaderKilobytesMax { get; init; } = 32;

    /// <summary>Tries after the first, and only where the server was busy or the line broke before an answer.</summary>
    public int RetriesMax { get; init; } = 1;

    /// <summary>The longest wait before a second try, whatever the server asks for.</summary>
    public TimeSpan RetryWaitMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Questions to the model in one turn.</summary>
    public int RoundsMax { get; init; } = 6;

    /// <summary>Look-ups in one turn.</summary>
    public int LookupsMax { get; init; } = 20;

    /// <summary>Tokens of one turn.</summary>
    public int TurnTokensMax { get; init; } = 40_000;
}

/// <summary>Why a model's answer could not be used.</summary>
public enum ModelFault
{
    /// <summary>Nothing is set up, or it is switched off.</summary>
    Off,
    BudgetSpent,
    TooSlow,
    NotReached,
    KeyRefused,
    Busy,
    AddressRefused,
    ModelUnknown,
    Broken,
    TooLarge,
    Refused,
    CutOff,
    WrongForm,
    GuardRefused,
    LookedUpTooOften,
}

/// <summary>What a person reads when a model did not help.</summary>
public static class ModelWords
{
    /// <summary>For whoever has just typed an address, a model and a key.</summary>
    public static string ForTrial(ModelFault fault) => fault switch
    {
        ModelFault.Off => "Es ist kein Modell angegeben.",
        ModelFault.BudgetSpent => "Die Menge für heute ist verbraucht. Erhöhen Sie sie, oder prüfen Sie morgen.",
        ModelFault.TooSlow => "Das Modell hat nicht rechtzeitig geantwortet. Prüfen Sie die Adresse, oder versuchen Sie es später.",
        ModelFault.NotReached => "Unter dieser Adresse antwortet niemand. Prüfen Sie die Schreibweise.",
        ModelFault.KeyRefused => "Der Anbieter hat den Schlüssel nicht angenommen.",
        ModelFault.Busy => "Der Anbieter nimmt gerade keine Anfragen an. Versuchen Sie es später noch einmal.",
        ModelFault.AddressRefused => "Diese Adresse liegt im inneren Netz oder ist nicht freigegeben.",
        ModelFault.ModelUnknown => "Unter dieser Adresse gibt es dieses Modell nicht. Prüfen Sie den Namen und ob die Adresse auf /v1 endet.",
        ModelFault.Broken or ModelFault.TooLarge =>
            "Die Antwort war nicht zu lesen. Ist das die Adresse einer OpenAI-kompatiblen Schnittstelle?",
        ModelFault.Refused or ModelFault.CutOff or ModelFault.WrongForm or ModelFault.GuardRefused
            or ModelFault.LookedUpTooOften =>
            "Das Modell antwortet, aber nicht in der Form, die wir brauchen. Wählen Sie ein Modell, das JSON-Vorgaben einhält.",
        _ => throw new System.Diagnostics.UnreachableException(fault.ToString()),
    };

    public static string For(ModelFault fault) => fault switch
    {
        ModelFault.Off => "Es ist kein Modell eingerichtet. Der Baukasten schreibt.",
        ModelFault.BudgetSpent =>
            "Die Tagesmenge für das Modell ist verbraucht. Bis morgen schreibt der Baukasten.",
        ModelFault.TooSlow => "Das Modell hat nicht rechtzeitig geantwortet. Der Baukasten hat geschrieben.",
        ModelFault.NotReached => "Das Modell ist nicht erreichbar. Der Baukasten hat geschrieben.",
        ModelFault.KeyRefused => "Der Anbieter hat den Schlüssel nicht angenommen. Prüfen Sie ihn unter Einstellungen, Assistent.",
        ModelFault.Busy => "Der Anbieter nimmt gerade keine Anfragen an. Der Baukasten hat geschrieben.",
        ModelFault.AddressRefused => "Die Adresse des Modells ist nicht erlaubt. Prüfen Sie sie unter Einstellungen, Assistent.",
        ModelFault.ModelUnknown => "Der Anbieter kennt dieses Modell nicht. Prüfen Sie den Namen unter Einstellungen, Assistent.",
        ModelFault.Broken or ModelFault.TooLarge or ModelFault.CutOff or ModelFault.WrongForm =>
            "Die Antwort des Modells war nicht brauchbar. Der Baukasten hat geschrieben.",
        ModelFault.Refused => "Das Modell hat die Aufgabe abgelehnt. Der Baukasten hat geschrieben.",
        ModelFault.GuardRefused => "Der Text des Modells hat die Prüfung nicht bestanden. Der Baukasten hat geschrieben.",
        ModelFault.LookedUpTooOften => "Das Modell kam zu keinem Ende. Die Antwort ist ohne seine Hilfe entstanden.",
        _ => throw new System.Diagnostics.UnreachableException(fault.ToString()),
    };
}
