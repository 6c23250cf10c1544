using Inkassio.Letters.Pdf;

namespace Inkassio.Letters;

/// <summary>The few sizes of type that a letter has: one family, two weights, two greys.</summary>
static class Typography
{
    public static readonly Style Body = new(Font.Regular, 9.6, 4.65);
    public static readonly Style Bold = new(Font.SemiBold, 9.6, 4.65);
    public static readonly Style Subject = new(Font.SemiBold, 11.5, 5.4);
    public static readonly Style Address = new(Font.Regular, 10, Din5008.RecipientPitch);
    public static readonly Style Small = new(Font.Regular, 7.8, 3.7, Ink.Quiet);
    public static readonly Style ReturnLine = new(Font.Regular, 6.6, 3.2, Ink.Quiet);
    public static readonly Style Foot = new(Font.Regular, 6.8, 3.15, Ink.Quiet, Tabular: true);
    public static readonly Style Name = new(Font.SemiBold, 15, 6.4);
    public static readonly Style SmallName = new(Font.SemiBold, 7.8, 3.7);
    public static readonly Style Label = new(Font.Regular, 7.6, 4.5, Ink.Quiet);
    public static readonly Style Value = new(Font.Regular, 8.6, 4.5, Tabular: true);
    public static readonly Style TableHead = new(Font.SemiBold, 7.6, 3.7, Ink.Quiet);
    public static readonly Style Cell = new(Font.Regular, 8.8, 4.1, Tabular: true);
    public static readonly Style Total = new(Font.SemiBold, 9.6, 4.3, Tabular: true);
}
