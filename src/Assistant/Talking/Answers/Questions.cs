using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Inkassio.Assistant.Talking.Answers;

/// <summary>What we have to know first: one question with at most five buttons, each of which is understood as its
/// answer.</summary>
static partial class Questions
{
    public static Task Ask(Asked asked, Speech speech, CancellationToken stop)
    {
        switch (asked.Slot("frage") ?? Guess(asked))
        {
            case "schuldner":
                Debtors(asked, speech);
                break;
            case "frist" or "datum":
                Days(asked, speech);
                break;
            case "rechnung":
                Invoices(asked, speech);
                break;
            case "raten":
                Choose(asked, speech, "Wie viele Raten sollen es sein?", ["3 Raten", "6 Raten", "12 Raten"]);
                break;
            case "stufe":
                Choose(asked, speech, "Welche Stufe meinen Sie?",
                    ["Zahlungserinnerung", "1. Mahnung", "2. Mahnung", "letzte Mahnung"]);
                break;
            default:
                Wish(asked, speech);
                break;
        }
        return Task.CompletedTask;
    }

    static string Guess(Asked asked) => asked.Several("frist").Length > 1 || asked.Several("datum").Length > 1 ? "frist"
        : asked.Slot("absicht") is null ? "absicht" : "schuldner";

    static void Debtors(Asked asked, Speech speech)
    {
        var numbers = asked.Heard.Questions is { IsDefaultOrEmpty: false } offered ? offered
            : asked.Several("schuldner");
        ImmutableArray<KnownDebtor> known =
            [.. numbers.Select(asked.Named).OfType<KnownDebtor>().Take(Speech.ChipsMax)];
        speech.Tell(known.Length switch
        {
            0 when asked.Heard.UnknownName is { } name =>
                $"Unter „{name}“ finde ich keinen Kunden. Nennen Sie mir bitte den Namen oder die Kundennummer.",
            0 => "Welchen Kunden meinen Sie? Nennen Sie mir den Namen oder die Kundennummer.",
            1 => $"Meinen Sie {Named(known[0])}?",
            _ => "Welchen Kunden meinen Sie?",
        });
        foreach (var debtor in known)
        {
            if (asked.IdOf(debtor.Number) is { } id) speech.Name(id);
            var isDouble = known.Count(d => d.Name == debtor.Name) > 1;
            speech.Offer(Named(debtor), isDouble ? debtor.Number : debtor.Name);
        }
    }

    static string Named(KnownDebtor debtor) =>
        debtor.Town.Length > 0 ? $"{debtor.Name}, {debtor.Town} ({debtor.Number})" : $"{debtor.Name} ({debtor.Number})";

    static void Days(Asked asked, Speech speech)
    {
        var days = asked.Heard.Questions is { IsDefaultOrEmpty: false } offered ? offered
            : asked.Several("frist") is { IsEmpty: false } said ? said : asked.Several("datum");
        speech.Tell("Welchen Tag meinen Sie?");
        foreach (var text in days.Take(Speech.ChipsMax))
            if (DateOnly.TryParseExact(
                text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                speech.Offer(asked.ShortDay(day), asked.Days(day));
    }

    // The number takes the place of the piece of it that was said: then the sentence means one invoice.
    static void Invoices(Asked asked, Speech speech)
    {
        speech.Tell("Welche Rechnung meinen Sie?");
        foreach (var number in asked.Several("rechnung").Take(Speech.ChipsMax))
        {
            var piece = Digits().Matches(asked.Say).Select(m => m.Value)
                .Where(d => number.EndsWith(d, StringComparison.Ordinal)).MaxBy(d => d.Length);
            speech.Offer(number, piece is null ? $"{asked.Say.TrimEnd('?', '.')} {number}"
                : asked.Say.Replace(piece, number, StringComparison.Ordinal));
        }
    }

    static void Choose(Asked asked, Speech speech, string question, ImmutableArray<string> choices)
    {
        speech.Tell(question);
        var name = asked.Slot("schuldner") is { } number ? asked.Named(number)?.Name : null;
        foreach (var choice in choices)
            speech.Offer(choice, name is null ? choice
                : asked.Slot("absicht") == "ratenplan" ? $"Vereinbare mit {name} {choice}" : $"{choice} an {name}");
    }

    static void Wish(Asked asked, Speech speech)
    {
        var numbers = asked.Several("schuldner");
        if (numbers is [var number] && asked.Named(number) is { } debtor)
        {
            if (asked.IdOf(number) is { } id) speech.Name(id);
            speech.Tell($"Was möchten Sie zu {debtor.Name} wissen oder tun?")
                .Offer("Was ist offen?", $"Was hat {debtor.Name} noch offen?")
                .Offer("Mahnung entwerfen", $"Mahnung an {debtor.Name}")
                .Offer("Verlauf", $"Historie von {debtor.Name}")
                .Offer("Leitfaden für einen Anruf", $"Gesprächsleitfaden für {debtor.Name}");
            return;
        }
        if (numbers.Length > 1)
        {
            Debtors(asked, speech);
            return;
        }
        speech.Tell("Was möchten Sie wissen oder tun?")
            .Offer("Was steht heute an?", "Was steht heute an?")
            .Offer("Wer schuldet uns am meisten?", "Wer schuldet uns am meisten?")
            .Offer("Was kannst du?", "Was kannst du?");
    }

    [GeneratedRegex(@"\d{2,}", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
