namespace Inkassio.Letters;

/// <summary>Why a PDF cannot be a firm's stationery.</summary>
public enum StationeryFault
{
    None,
    /// <summary>More than <see cref="Stationery.BytesMax"/>.</summary>
    TooLarge,
    /// <summary>Something else than a PDF.</summary>
    NoPdf,
    /// <summary>It begins as it should and then does not hold what it promised.</summary>
    Damaged,
    Encrypted,
    /// <summary>It would act: scripts, or starting something.</summary>
    Script,
    /// <summary>Other files lie in it.</summary>
    Files,
    /// <summary>Fields to fill in.</summary>
    Fields,
    /// <summary>More than <see cref="Stationery.PagesMax"/>.</summary>
    TooManyPages,
    NotA4,
    Turned,
    FontNotEmbedded,
    /// <summary>CMYK, for which an archived letter has no profile.</summary>
    PressColours,
    /// <summary>Some layers are switched off: what would be printed is not certain.</summary>
    Layers,
    /// <summary>Rare ways of packing or painting that archives forbid or that we do not know.</summary>
    Unusual,
    /// <summary>Parts that lead back to themselves.</summary>
    Loop,
    /// <summary>More parts, or more when unpacked, than a stationery needs.</summary>
    TooComplex,
}
