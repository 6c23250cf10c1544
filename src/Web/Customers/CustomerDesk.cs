using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Grains;
using Inkassio.Storage;
using Inkassio.Storage.Queries;
using Inkassio.Web.SignIn;

namespace Inkassio.Web.Customers;

/// <summary>What the pages of one customer ask for, and the one way in which they change anything.</summary>
public sealed class CustomerDesk(Workplace workplace, EmbeddedHost host)
{
    public const string OnlyReading =
        "Sie dürfen in dieser Firma lesen, aber nichts ändern. Bitten Sie die Inhaberin oder den Inhaber darum.";

    public const string NotSaved = "Gerade nicht gespeichert. Bitte noch einmal versuchen.";

    /// <summary>Null when this firm has no such customer.</summary>
    public async Task<CustomerFile?> Load(DebtorId id, CancellationToken stop = default)
    {
        var db = await workplace.Read(stop);
        var account = await host.Debtors.Look(db, id, stop);
        if (account is { Party: null, IsErased: false, Claims.IsEmpty: true }) return null;
        return new(id, account, (await host.Book.Look(db, stop)).Terms, db.Today, db.Zone, db.Author.Text);
    }

    /// <summary>A customer who does not exist yet, for the form that opens one.</summary>
    public async Task<CustomerFile> Blank(DebtorId id, CancellationToken stop = default)
    {
        var db = await workplace.Read(stop);
        return new(id, Debtor.New, (await host.Book.Look(db, stop)).Terms, db.Today, db.Zone, db.Author.Text);
    }

    /// <summary>Newest first; those before a version, or from the newest.</summary>
    public async Task<IReadOnlyList<Recorded>> Story(
        DebtorId id, long? before, int rowsMax, CancellationToken stop = default) =>
        await DebtorStory.Load(await workplace.Read(stop), id, before, rowsMax, stop);

    /// <summary>Sends a command; null when it is done, else a sentence that says why not. Safe to repeat.</summary>
    public Task<string?> Send(CustomerFile file, DebtorCommand command, CancellationToken stop = default) =>
        Say(file, db => host.Debtors.Send(db, file.Id, command, stop), stop);

    /// <summary>Asks a credit bureau, or takes down what it wrote; answers as <see cref="Send"/>.</summary>
    public Task<string?> Ask(
        CustomerFile file, Guid check, CreditBureau bureau, CancellationToken stop = default) =>
        Say(file, db => host.Credit.Ask(db, file.Id, check, bureau, stop), stop);

    async Task<string?> Say(CustomerFile file, Func<TenantDb, Task<Decision>> act, CancellationToken stop)
    {
        try
        {
            return (await act(await workplace.Change(stop))).Refusal?.Sentence(file.Form);
        }
        catch (CreditBureauUnavailableException e)
        {
            return e.Message;
        }
        catch (NotAllowedException)
        {
            return OnlyReading;
        }
        catch (JournalUnavailableException)
        {
            return NotSaved;
        }
    }
}
