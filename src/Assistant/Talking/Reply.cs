using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Inkassio.Assistant.Drafting;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Talking;

/// <summary>What the assistant says to one utterance. Sentences that state a value were made by code from facts, or
/// passed the guard in mode V.</summary>
/// <param name="Echo">"Verstanden: 2. Mahnung · Müller GmbH · Frist Do 19.03.2026 · per E-Mail"; empty where there was
/// nothing to understand.</param>
/// <param name="Sentences">Plain text; one paragraph each.</param>
/// <param name="Chips">At most five things to say next.</param>
public sealed record Reply(
    Understood Heard, string Echo, ImmutableArray<string> Sentences, ImmutableArray<Card> Cards,
    ImmutableArray<Chip> Chips)
{
    /// <summary>The debtor in view after this turn.</summary>
    public DebtorId? Debtor { get; init; }

    /// <summary>The draft in view after this turn.</summary>
    public Guid? Draft { get; init; }
}

/// <summary>A button below a reply.</summary>
/// <param name="Say">What it says for the user; empty where it only leads to a page.</param>
/// <param name="Path">A page of ours; null where it says something.</param>
public sealed record Chip(string Words, string Say, string? Path = null);

/// <summary>Whatever a reply shows beside its sentences: made by code from facts, never by a model.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "card")]
[JsonDerivedType(typeof(DebtorCard), "debtor")]
[JsonDerivedType(typeof(TableCard), "table")]
[JsonDerivedType(typeof(ChartCard), "chart")]
[JsonDerivedType(typeof(LetterCard), "letter")]
[JsonDerivedType(typeof(ScriptCard), "script")]
[JsonDerivedType(typeof(ObjectionCard), "objection")]
[JsonDerivedType(typeof(ProposalCard), "proposal")]
[JsonDerivedType(typeof(ReasonsCard), "reasons")]
public abstract record Card
{
    Card() { } // Closed: every case stands in this file.

    /// <summary>Who a debtor is and how he stands, in a few lines.</summary>
    public sealed record DebtorCard(
        DebtorId Debtor, string Name, string Number, string Story, ImmutableArray<Labelled> Lines) : Card;

    /// <param name="Note">What the figures count, and as of which day.</param>
    public sealed record TableCard(
        string Title, ImmutableArray<string> Heads, ImmutableArray<TableRow> Rows, string Note) : Card;

    /// <summary>Bars of one unit.</summary>
    public sealed record ChartCard(string Title, ImmutableArray<Labelled> Bars, string Note) : Card;

    /// <summary>A draft; the page loads it and shows it as it reads today.</summary>
    public sealed record LetterCard(DebtorId Debtor, Guid Draft, int Version) : Card;

    /// <summary>A call script; the opening names no invoice and no amount.</summary>
    public sealed record ScriptCard(
        DebtorId Debtor, string Name, string Occasion, ImmutableArray<Passage> Opening,
        ImmutableArray<Passage> Talk) : Card;

    /// <summary>One of the 24 objections: what is meant, what to ask for, what to say, what follows.</summary>
    public sealed record ObjectionCard(
        DebtorId? Debtor, string Title, string Means, string Proof, string Answer, string Step, string Effect) : Card;

    /// <summary>Something that a click would book: an unsent command with what it would do.</summary>
    public sealed record ProposalCard(
        Guid Proposal, DebtorId Debtor, string Title, ImmutableArray<string> Effects) : Card;

    /// <summary>Reasons of a rule, in sentences: why not yet, why this much.</summary>
    public sealed record ReasonsCard(string Title, ImmutableArray<string> Reasons, string? Source) : Card;
}

/// <summary>A value with its name.</summary>
public sealed record Labelled(string Label, Cell Value);

/// <summary>A part of a script with its heading.</summary>
public sealed record Passage(string Title, string Text);

public sealed record TableRow(ImmutableArray<Cell> Cells, string? Path);

/// <summary>One value of a card: exactly one of its parts is set, and the page writes it as the country does.</summary>
public sealed record Cell
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? Money { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Day { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Number { get; init; }

    public static Cell Of(string text) => new() { Text = text };

    public static Cell Of(Money money) => new() { Money = money };

    public static Cell Of(DateOnly day) => new() { Day = day };

    public static Cell Of(decimal number) => new() { Number = number };
}
