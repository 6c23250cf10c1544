using System.Globalization;
using System.Xml;

namespace Inkassio.Exchange.Tables;

/// <summary>The parts of a workbook beside its sheets: list of sheets, shared strings, date formats.</summary>
sealed class WorkbookParts(Package package, TableLimits limits)
{
    const string Workbook = "xl/workbook.xml";

    public bool CountsFrom1904 { get; private set; }

    /// <summary>The visible sheet with the most rows; a hidden one only when nothing else is there.</summary>
    public (string Name, string Part) LargestSheet()
    {
        var targets = Targets();
        var sheets = new List<(string Name, string Part, bool Hidden)>();
        using (var xml = new BoundedXml(package.Open(Workbook), limits))
            while (xml.Next())
                if (xml.IsStart("sheet") && targets.TryGetValue(xml.Prefixed("id"), out var part) && package.Has(part))
                    sheets.Add((xml.Attribute("name"), part, xml.Attribute("state") is "hidden" or "veryHidden"));
                else if (xml.IsStart("workbookPr"))
                    CountsFrom1904 = xml.Attribute("date1904") is "1" or "true";
        if (sheets.Count == 0) throw new UnreadableException(ImportProblemKind.NoSheet);
        var shown = sheets.Exists(sheet => !sheet.Hidden) ? sheets.FindAll(sheet => !sheet.Hidden) : sheets;
        var (name, largest, _) = shown.MaxBy(sheet => package.Scan(sheet.Part).Rows);
        return (name, largest);
    }

    Dictionary<string, string> Targets()
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = new BoundedXml(package.Open("xl/_rels/workbook.xml.rels"), limits);
        while (xml.Next())
            if (xml.IsStart("Relationship"))
            {
                var target = xml.Attribute("Target");
                targets[xml.Attribute("Id")] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        return targets;
    }

    public List<string> SharedStrings()
    {
        var strings = new List<string>();
        if (!package.Has("xl/sharedStrings.xml")) return strings;
        using var xml = new BoundedXml(package.Open("xl/sharedStrings.xml"), limits);
        while (xml.Next())
            if (xml.IsStart("si"))
            {
                if (strings.Count >= limits.CellsMax) throw new UnreadableException(ImportProblemKind.InflatesTooMuch);
                strings.Add(xml.TextWithin("si", limits.CellLengthMax + 1));
            }
        return strings;
    }

    /// <summary>For each cell style whether it shows a date.</summary>
    public List<bool> DateStyles()
    {
        var styles = new List<bool>();
        if (!package.Has("xl/styles.xml")) return styles;
        var own = new HashSet<int>();
        var within = false;
        using var xml = new BoundedXml(package.Open("xl/styles.xml"), limits);
        while (xml.Next())
            if (xml.IsStart("numFmt") && IsDateFormat(xml.Attribute("formatCode"))) own.Add(xml.Number("numFmtId"));
            else if (xml.IsStart("cellXfs")) within = true;
            else if (xml.IsEnd("cellXfs")) within = false;
            else if (within && xml.IsStart("xf"))
                styles.Add(xml.Number("numFmtId") is var id && (IsBuiltInDate(id) || own.Contains(id)));
        return styles;
    }

    // ECMA-376 part 1, 18.8.30: 14 to 22 are dates (18 to 21 times of day), 27 to 36 and 50 to 58 East Asian dates.
    static bool IsBuiltInDate(int format) => format is >= 14 and <= 17 or 22 or >= 27 and <= 36 or >= 50 and <= 58;

    /// <summary>A format with a day or year outside quotes and brackets: TT.MM.JJJJ is stored dd.mm.yyyy.</summary>
    static bool IsDateFormat(string code)
    {
        var quoted = false;
        var bracket = false;
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (code[i] == '\\') i++;
            else if (code[i] is '[' or ']') bracket = code[i] == '[';
            else if (!bracket && code[i] is 'd' or 'D' or 'y' or 'Y') return true;
        }
        return false;
    }
}

/// <summary>An XML reader that goes no deeper than allowed and ignores namespaces' prefixes.</summary>
sealed class BoundedXml(XmlReader xml, TableLimits limits) : IDisposable
{
    public bool IsEmpty => xml.IsEmptyElement;

    public bool IsText =>
        xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

    public string Value => xml.Value;

    public bool Next()
    {
        if (!xml.Read()) return false;
        if (xml.Depth > limits.DepthMax) throw new UnreadableException(ImportProblemKind.ForeignMarkup);
        return true;
    }

    public bool IsStart(string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    public bool IsEnd(string name) => xml.NodeType == XmlNodeType.EndElement && xml.LocalName == name;

    /// <summary>An attribute without prefix; empty when it is absent.</summary>
    public string Attribute(string name) => xml.GetAttribute(name) ?? "";

    /// <summary>An attribute of another namespace, whatever its prefix: r:id.</summary>
    public string Prefixed(string name)
    {
        var value = "";
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == name && xml.Prefix is not ("xmlns" or "")) value = xml.Value;
        xml.MoveToElement();
        return value;
    }

    public int Number(string name) =>
        int.TryParse(Attribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>The text of all t elements up to the end of an element, without phonetic readings (rPh).</summary>
    public string TextWithin(string element, int lengthMax)
    {
        if (IsEmpty) return "";
        var text = "";
        bool taking = false, phonetic = false;
        while (Next() && !IsEnd(element))
            if (IsStart("rPh")) phonetic = !IsEmpty;
            else if (IsEnd("rPh")) phonetic = false;
            else if (IsStart("t")) taking = !IsEmpty && !phonetic;
            else if (IsEnd("t")) taking = false;
            else if (taking && IsText && text.Length < lengthMax)
                text += Value.Length > lengthMax ? Value[..lengthMax] : Value;
        return text.Length > lengthMax ? text[..lengthMax] : text;
    }

    public void Dispose() => xml.Dispose();
}

/// <summary>The names of elements and attributes, which the reader keeps: a workbook has a few dozen.</summary>
sealed class BoundedNames : NameTable
{
    const int NamesMax = 4_096;
    const int NameLengthMax = 512;

    int names;

    public override string Add(char[] key, int start, int len) =>
        Get(key, start, len) ?? New(base.Add(key, start, len));

    public override string Add(string key) => Get(key) ?? New(base.Add(key));

    string New(string name) => ++names <= NamesMax && name.Length <= NameLengthMax
        ? name
        : throw new UnreadableException(ImportProblemKind.ForeignMarkup);
}
