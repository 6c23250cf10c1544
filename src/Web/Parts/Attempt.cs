using Inkassio.Storage;
using Inkassio.Web.SignIn;
using Inkassio.Web.Texts;

namespace Inkassio.Web.Parts;

/// <summary>Tries to do what a person asked for, and says in a sentence why it could not be done.</summary>
// Only what a person can meet in daily work stands here; a fault of ours goes on to the page's own error.
public static class Attempt
{
    /// <returns>Null when it was done; else the sentence. What was typed stays where it is.</returns>
    public static async Task<string?> Of(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (NotAllowedException)
        {
            return Words.NotAllowed;
        }
        catch (JournalUnavailableException)
        {
            return Words.NotSaved;
        }
    }
}
