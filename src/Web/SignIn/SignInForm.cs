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
    /// <summary>Puts each sentence below its field; true when there was none.</summary>
    public static bool Accepts(this EditContext form, IEnumerable<(string Field, string Sentence)> problems)
    {
        var messages = new ValidationMessageStore(form);
        foreach (var (field, sentence) in problems) messages.Add(form.Field(field), sentence);
        form.NotifyValidationStateChanged();
        return !form.GetValidationMessages().Any();
    }
}
