using Inkassio.Web.Texts;
using Microsoft.AspNetCore.Components.Forms;

namespace Inkassio.Web.SignIn;

public sealed class SignInForm
{
    public string? Email { get; set; }
    public string? Password { get; set; }
    public bool Stay { get; set; }

    public IEnumerable<(string Field, string Sentence)> Problems()
    {
        if (OpenFirmForm.EmailProblem(Email) is { } sentence) yield return (nameof(Email), sentence);
        if (string.IsNullOrEmpty(Password)) yield return (nameof(Password), Words.PasswordMissing);
        else if (Password.Length > OpenFirmForm.PasswordMax)
            yield return (nameof(Password), Words.PasswordLong(OpenFirmForm.PasswordMax));
    }
}

static class FormProblems
{
    static readonly object Store = new();

    /// <summary>Puts each sentence below its field; true when there was none.</summary>
    public static bool Accepts(this EditContext form, IEnumerable<(string Field, string Sentence)> problems)
    {
        // One store for the form's life: a form in a circuit is sent again, and old sentences must go.
        if (!form.Properties.TryGetValue(Store, out var kept))
            form.Properties[Store] = kept = new ValidationMessageStore(form);
        var messages = (ValidationMessageStore)kept;
        messages.Clear();
        foreach (var (field, sentence) in problems) messages.Add(form.Field(field), sentence);
        form.NotifyValidationStateChanged();
        return !form.GetValidationMessages().Any();
    }
}
