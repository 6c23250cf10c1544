namespace Inkassio.Letters.Mail;

/// <summary>What was said, kept as evidence.</summary>
sealed class Dialogue
{
    public const int LinesMax = 200;
}
