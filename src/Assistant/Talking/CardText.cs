using System.Text;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Talking;

/// <summary>A card in plain words, for files and the terminal.</summary>
public static class CardText
{
    public static string Of(Card card) => card switch
    {
        Card.DebtorCard c => $"**{c.Name}** ({c.Number})\n{c.Story}\n{Lines(c.Lines)}",
        Card.TableCard c => Table(c),
        Card.ChartCard c => $"**{c.Title}**\n{Lines(c.Bars)}{c.Note}\n",
        Card.LetterCard c => $"Entwurf {c.Draft}, Fassung {c.Version}\n",
        Card.ScriptCard c => $"**{c.Name}: {c.Occasion}**\n{Passages(c.Opening)}{Passages(c.Talk)}",
        Card.ObjectionCard c => $"**{c.Title}**\n- Gemeint: {c.Means}\n- Nachweis: {c.Proof}\n- Antwort: {c.Answer}\n"
            + $"- Schritt: {c.Step}\n- Wirkung: {c.Effect}\n",
        Card.ProposalCard c => $"**Vorschlag: {c.Title}**\n{string.Concat(c.Effects.Select(e => $"- {e}\n"))}",
        Card.ReasonsCard c => $"**{c.Title}**\n{string.Concat(c.Reasons.Select(r => $"- {r}\n"))}"
            + (c.Source is { } source ? $"Quelle: {source}\n" : ""),
        _ => throw new System.Diagnostics.UnreachableException(card.ToString()),
    };

    static string Table(Card.TableCard card)
    {
        var text = new StringBuilder($"**{card.Title}**\n\n");
        text.Append("| ").AppendJoin(" | ", card.Heads).Append(" |\n");
        text.Append('|').Insert(text.Length, "---|", card.Heads.Length).Append('\n');
        foreach (var row in card.Rows)
            text.Append("| ").AppendJoin(" | ", row.Cells.Select(Of)).Append(" |\n");
        return text.Append('\n').Append(card.Note).Append('\n').ToString();
    }

    static string Lines(IEnumerable<Labelled> lines) =>
        string.Concat(lines.Select(line => $"- {line.Label}: {Of(line.Value)}\n"));

    static string Passages(IEnumerable<Passage> passages) =>
        string.Concat(passages.Select(p => $"- {p.Title}: {p.Text}\n"));

    /// <summary>One value as Germany writes it.</summary>
    public static string Of(Cell cell) => cell switch
    {
        { Text: { } text } => text.Replace("|", "/", StringComparison.Ordinal),
        { Money: { } money } => Country.DE.Shown(money),
        { Day: { } day } => Country.DE.Day(day),
        { Number: { } number } => number.ToString("#,0.##", System.Globalization.CultureInfo.GetCultureInfo("de-DE")),
        _ => "",
    };
}
