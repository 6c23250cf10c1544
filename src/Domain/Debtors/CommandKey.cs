using System.Security.Cryptography;
using System.Text;
using static Inkassio.Domain.Debtors.DebtorCommand;

namespace Inkassio.Domain.Debtors;

/// <summary>The id under which the journal knows a command, so that it is written once.</summary>
public static class CommandKey
{
    /// <summary>The same for the same thing created or ended; a new one where asking again is a new wish.</summary>
    public static CommandId Of(DebtorCommand command) => command switch
    {
        RegisterInvoice c => For(c.Invoice.Value, "register"),
        CancelInvoice c => For(c.Invoice.Value, "cancel"),
        RecordCreditNote c => For(c.CreditNote, "credit-note"),
        RecordPayment c => For(c.Payment.Value, "record"),
        ReversePayment c => For(c.Payment.Value, "reverse"),
        AdvanceDunning c => For(c.Notice.Value, "advance"),
        ChooseStep c => For(c.Notice.Value, "choose"),
        ApproveNotice c => For(c.Notice.Value, "approve"),
        RejectNotice c => For(c.Notice.Value, "reject"),
        WriteLetter c => For(c.Letter.Value, "write"),
        PlanDispatch c => For(c.Dispatch.Value, "plan"),
        BeginHandOver c => For(c.Try, "hand-over"),
        RecordHandOver { End: HandOverEnd.PutOff or HandOverEnd.Parked } or ResumeDispatch => CommandId.New(),
        RecordHandOver c => For(c.Dispatch.Value, $"ended {c.End.GetType().Name}"),
        RecordReturn c => For(c.Dispatch.Value, "return"),
        CancelDispatch c => For(c.Dispatch.Value, "cancel"),
        SendOnPaper c => For(c.Dispatch.Value, "paper"),
        RecordReply c => For(c.Reply, "reply"),
        AddNote c => For(c.Note, "note"),
        Agree c => Of(c),
        DescribeDebtor or FileInvoice or DebtorCommand.WriteOff or PlaceHold or LiftHold
            or RecordLimitationAct or WithdrawLimitationAct or EraseDebtor => CommandId.New(),
        _ => throw new System.Diagnostics.UnreachableException(command.ToString()),
    };

    static CommandId Of(Agree command) => command switch
    {
        RecordPromise c => For(c.Promise.Value, "promise"),
        WithdrawPromise c => For(c.Promise.Value, "withdraw"),
        AgreePlan c => For(c.Plan.Value, "agree"),
        EndPlan c => For(c.Plan.Value, "end"),
        OpenDispute c => For(c.Dispute.Value, "open"),
        ResolveDispute c => For(c.Dispute.Value, "resolve"),
        RecordCircumstance c => For(c.Circumstance, "circumstance"),
        EndCircumstance c => For(c.Circumstance, "end"),
        RecordCall c => For(c.Call.Value, "call"),
        RecordCreditCheck c => For(c.Check, "credit-check"),
        ReferClaims c => For(c.Referral.Value, "refer"),
        RecordProgress c => For(c.Progress, "progress"),
        ReportPayment c => For(c.Payment.Value, $"reported {c.Referral}"),
        DebtorCommand.TakeBack c => For(c.Referral.Value, "take-back"),
        FileDispute c => For(c.File, "file"),
        DescribeDispute or OfferSolutions or ChooseSolution or ReviewSegment or SetSegment or FreeSegment
            or PlanReferral or DescribeHandOver => CommandId.New(),
        _ => throw new System.Diagnostics.UnreachableException(command.ToString()),
    };

    /// <summary>A UUID (version 8) that follows from a thing and a word, on every node and at every try.</summary>
    public static CommandId For(Guid thing, string word) => CommandId.Of(DerivedId.Of(thing, word));
}

/// <summary>Ids that follow from what they stand for, so that doing a thing again makes nothing new.</summary>
public static class DerivedId
{
    public static Guid Of(Guid scope, params ReadOnlySpan<string> words)
    {
        var text = $"{scope:N}\n{string.Join('\n', words!)}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        hash[6] = (byte)(hash[6] & 0x0f | 0x80); // RFC 9562: version 8,
        hash[8] = (byte)(hash[8] & 0x3f | 0x80); // and its variant.
        return new Guid(hash[..16], bigEndian: true);
    }
}
