namespace Inkassio.Letters;

static class LetterTexts
{
    /// <summary>Every text that the letter prints.</summary>
    public static IEnumerable<string> Texts(this LetterModel letter) =>
    [
        letter.Sender.Name, .. letter.Sender.Address, .. letter.Sender.Contact, letter.Sender.ReturnLine ?? "",
        .. letter.Sender.Footer.SelectMany(column => column),
        .. letter.Recipient, .. letter.Annotations, .. letter.Particulars.SelectMany(Texts), letter.PlaceAndDate,
        letter.Subject, .. letter.Body.SelectMany(Texts), letter.Closing, .. letter.Signature,
    ];

    static IEnumerable<string> Texts(Particular particular) => [particular.Label, particular.Value];

    static IEnumerable<string> Texts(Block block) => block switch
    {
        Paragraph p => [p.Text],
        ClaimTable t => [.. t.Columns.Select(c => c.Title), .. t.Rows.SelectMany(r => r),
            .. t.Sums.SelectMany(s => new[] { s.Label, s.Amount })],
        Working w => [w.Title, .. w.Blocks.Concat(w.InPlace).SelectMany(Texts)],
        PaymentPart p => p.Rows.SelectMany(Texts),
        _ => throw new System.Diagnostics.UnreachableException(block.ToString()),
    };
}
