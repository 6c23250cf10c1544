using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Web.FirmSettings;

/// <summary>A step of the ladder while somebody tunes it; it may be wrong.</summary>
sealed class StepDraft
{
    public NoticeKind Kind { get; set; }

    /// <summary>Days after the due date or the last deadline; before the due date for a note in advance.</summary>
    public int Wait { get; set; }

    public int DaysToPay { get; set; }

    public Tone Tone { get; set; }

    public bool Automatic { get; set; }

    public bool CallFirst { get; set; }

    /// <summary>E-mail where the customer has an address that works; paper otherwise.</summary>
    public Channel Channel { get; set; }

    public static StepDraft Of(Step step) => new()
    {
        Kind = step.Kind, Wait = Math.Abs(step.WaitDays), DaysToPay = step.DaysToPay, Tone = step.Tone,
        Automatic = step.Automatic, Channel = step.Channel, CallFirst = step.CallFirst,
    };

    public Step ToStep() => new(
        Kind, Kind == NoticeKind.PreDue ? -Wait : Wait, Kind == NoticeKind.PreDue ? 0 : DaysToPay, Tone, Automatic,
        Channel, CallFirst);
}
