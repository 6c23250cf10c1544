using System.Collections.Immutable;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Correspondence.Guard;
using Inkassio.Domain.Debtors;

namespace Inkassio.Assistant.Drafting;

/// <summary>A letter that nobody has approved yet: what it is for, its words, and what was wished of it.</summary>
// It is stored as it stands here, and holds no value: those are taken from the account whenever it is shown.
public sealed record Draft(
    Guid Id, DebtorId Debtor, DraftAim Aim, LetterWords Words, DraftWish Wish, DraftOrigin Origin)
{
    /// <summary>Counts the versions, from 1: "kürzer" makes a new one of the same draft.</summary>
    public int Version { get; init; } = 1;

    public Channel? By => Wish.By;
}

/// <summary>A draft as it reads today, with what stands against sending it.</summary>
/// <param name="Letter">Null where not even a draft can be written; then <see cref="Foreseen"/> says why.</param>
public sealed record DraftView(
    Draft Draft, ForeseenLetter Foreseen, ComposedLetter? Letter, ImmutableArray<Finding> Findings)
{
    public FactSheet? Facts => Foreseen.Facts;
}
