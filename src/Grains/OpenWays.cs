using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;

namespace Inkassio.Grains;

/// <summary>The ways that are open to a letter today, whoever writes it. What cannot go by e-mail goes on paper, and
/// paper goes to the print service where the firm has one.</summary>
/// <param name="Mails">The firm has an account to send from, and the debtor an address.</param>
/// <param name="Prints">The firm lets a service print.</param>
readonly record struct OpenWays(bool Mails, bool Prints)
{
    /// <summary>The facts of the letter on the way that it takes.</summary>
    /// <param name="facts">The facts for a way that is wished; null for the ladder's. They know which addresses are
    /// dead.</param>
    /// <param name="by">The way that a person chose; null for the ladder's.</param>
    public TFacts Take<TFacts>(Func<Channel?, TFacts> facts, Func<TFacts, Channel?> way, Channel? by)
    {
        var taken = facts(!Mails || by == Channel.PrintService ? Channel.Post : by);
        return Prints && way(taken) == Channel.Post ? facts(Channel.PrintService) : taken;
    }

    public FactSheet Take(Func<Channel?, FactSheet> facts, Channel? by) => Take(facts, f => f.Channel, by);

    public ForeseenLetter Take(Func<Channel?, ForeseenLetter> facts, Channel? by) =>
        Take(facts, f => f.Facts?.Channel, by);
}
