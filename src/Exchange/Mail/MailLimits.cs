namespace Inkassio.Exchange.Mail;

/// <summary>How much of a mail is read. Whoever writes to us decides what is in it, so everything has an end.</summary>
public sealed record MailLimits
{
    public static readonly MailLimits Usual = new();

    /// <summary>Larger mails are laid aside unread; providers themselves stop at 25 to 50 MB.</summary>
    public int BytesMax { get; init; } = 40 << 20;

    /// <summary>Parts within parts; what lies deeper is left out.</summary>
    public int DepthMax { get; init; } = 8;

    /// <summary>Parts in all; the others are left out.</summary>
    public int PartsMax { get; init; } = 100;

    public int HeadersMax { get; init; } = 400;

    /// <summary>Letters of one header with its folds; the rest is cut off.</summary>
    public int HeaderMax { get; init; } = 16_384;

    /// <summary>Letters of text that are kept.</summary>
    public int TextMax { get; init; } = 100_000;

    /// <summary>Recipients in one report of delivery.</summary>
    public int RecipientsMax { get; init; } = 50;
}
