using Inkassio.Domain.Debtors;
using Inkassio.Domain.Segments;
using Inkassio.Storage;

namespace Inkassio.Grains;

/// <summary>What a bureau needs to know to find somebody, and nothing about what he owes.</summary>
public sealed record CreditQuestion(string Name, Address? Address, DebtorKind Kind);

/// <summary>The port to a credit bureau (docs/CREDIT.md). A connection derives from it; without one a person enters
/// what the bureau wrote.</summary>
public abstract class CreditBureau
{
    /// <summary>As the result names it.</summary>
    public abstract string Name { get; }

    /// <summary>Null when the bureau knows nobody like that. Asking twice must be safe: results are kept by their id.
    /// </summary>
    /// <exception cref="CreditBureauUnavailableException">It does not answer, or not in a form that can be read.
    /// </exception>
    public abstract Task<CreditCheck?> Ask(CreditQuestion question, CancellationToken stop);
}

/// <summary>The bureau that needs no connection: a person read its answer and typed it.</summary>
public sealed class CreditByHand(CreditCheck typed) : CreditBureau
{
    public override string Name => typed.Bureau;

    public override Task<CreditCheck?> Ask(CreditQuestion question, CancellationToken stop) =>
        Task.FromResult<CreditCheck?>(typed);
}

/// <summary>A person has to ask by other means; nothing was recorded.</summary>
public sealed class CreditBureauUnavailableException(string message, Exception? inner = null)
    : Exception(message, inner);

/// <summary>Asks a bureau about a debtor and keeps its answer in the account.</summary>
public sealed class CreditDesk(Debtors debtors)
{
    /// <param name="check">Made once by the caller: the same question, asked again, is recorded once.</param>
    public async Task<Decision> Ask(
        TenantDb db, DebtorId id, Guid check, CreditBureau bureau, CancellationToken stop)
    {
        var party = (await debtors.Look(db, id, stop)).Party;
        var question = new CreditQuestion(party?.Name ?? "", party?.Address, party?.Kind ?? DebtorKind.Unknown);
        return await bureau.Ask(question, stop) is { } result
            ? await debtors.Send(db, id, new DebtorCommand.RecordCreditCheck(check, result), stop)
            : Decision.AlreadyDone;
    }
}
