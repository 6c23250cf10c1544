namespace Inkassio.Domain.Correspondence.Guard;

/// <summary>Whether a letter may leave with it.</summary>
public enum Severity { Warns, Blocks }

/// <summary>What is wrong; the sentence for each stands in GuardWords.</summary>
public enum Fault
{
    ContentMissing, ForbiddenWords, UnknownAmount, UnknownDay, UnknownNumber, UnknownPercent, WeekdayWrong,
    ForeignIban, OtherCurrency, WrongForm, WrongSum, SeveralDeadlines, NoDeadlineHere, DeadlineTooSoon,
    DeadlineNoWorkingDay, SharpS, MixedRegister, UnknownName, NameMisspelled, WrongSalutation, SentenceTooLong,
    LetterTooLong,
}

public enum LetterSpot { Subject, Salutation, Paragraph, Closing, Letter }

/// <summary>One thing that the guard found.</summary>
/// <param name="Rule">The rule's number, from G5 to G16.</param>
/// <param name="Paragraph">Counts the paragraphs from 0; −1 elsewhere.</param>
/// <param name="From">The range within the paragraph, the subject or the line.</param>
/// <param name="Said">The words found; for something missing, what is missing.</param>
public sealed record Finding(
    string Rule, Severity Severity, Fault Fault, LetterSpot Spot, int Paragraph, int From, int To, string Said)
{
    /// <summary>What it should be, where that is known.</summary>
    public string Instead { get; init; } = "";

    /// <summary>A person may say why it stands there all the same. A foreign account never.</summary>
    public bool MayBeOverridden =>
        Fault is Fault.UnknownAmount or Fault.UnknownDay or Fault.UnknownNumber or Fault.UnknownPercent;

    public bool Blocks => Severity == Severity.Blocks;
}

/// <summary>One rule of the guard.</summary>
public sealed record GuardRule(string Id, string Name, Func<GuardedLetter, IEnumerable<Finding>> Find);
