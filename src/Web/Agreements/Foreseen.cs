using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;
using Inkassio.Web.Customers;

namespace Inkassio.Web.Agreements;

static class Foreseen
{
    /// <summary>What the account would refuse, below the field that it is about; empty where it would not, or where it
    /// is about no field: then sending says it.</summary>
    public static IEnumerable<(string Field, string Sentence)> Refused(
        this CustomerFile file, DebtorCommand command, Func<Refusal, string?> fieldOf) =>
        file.Account.Decide(command, file.Terms).Refusal is { } why && fieldOf(why) is { } field
            ? [(field, why.Sentence(file.Form))] : [];
}
