using System.Collections.Immutable;

namespace Inkassio.Letters.Mail;

/// <summary>What was said, line by line, kept as evidence.</summary>
sealed class Dialogue(TimeProvider clock)
{
    public const int LinesMax = 200, LineMax = 300;

    readonly ImmutableArray<DialogueLine>.Builder lines = ImmutableArray.CreateBuilder<DialogueLine>();

    public SubmissionPhase Phase { get; set; } = SubmissionPhase.Connect;

    public ImmutableArray<DialogueLine> Lines => lines.ToImmutable();

    public void Ours(string text) => Add(isOurs: true, text);

    public void Theirs(string text) => Add(isOurs: false, text);

    void Add(bool isOurs, string text)
    {
        if (lines.Count < LinesMax) lines.Add(new(clock.GetUtcNow(), Phase, isOurs, OneLine.Of(text, LineMax)));
    }
}

/// <summary>A dialogue that cannot go on. It never leaves this room: <see cref="Submission"/> turns it into an
/// outcome.</summary>
sealed class DialogueEndedException(SubmissionFault fault, Reply? reply = null, Exception? cause = null)
    : Exception(fault.ToString(), cause)
{
    public SubmissionFault Fault => fault;

    public Reply? Reply => reply;
}
