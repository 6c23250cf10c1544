using Inkassio.Domain;

namespace Inkassio.Web.Parts;

/// <summary>One part of an age bar: what is open in one band, and the words for the band.</summary>
public sealed record AgeSlice(AgeBand Band, string Words, Money Open);
