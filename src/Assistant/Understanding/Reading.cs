using System.Collections.Immutable;

namespace Inkassio.Assistant;

/// <summary>Everything that one utterance says, before anybody asks what it is for.</summary>
sealed class Reading
{
    /// <summary>The areas of the grammar whose finding is a tag that other patterns may ask for.</summary>
    static readonly string[] Tagged = ["ton", "wunsch", "stufe", "einwand", "kanal", "register", "person", "thema", "angebot", "kennzahl",
        "sortierung", "status", "segment", "land", "intervall"];

    public Reading(string say, Book book, Calendar calendar, Grammar grammar, bool hasDraft)
    {
        (Book, Calendar, Grammar) = (book, calendar, grammar);
        Said = new(say, Tokens.Of(say), book, grammar);
        Days = new DayPhrases(Said, calendar).All();
        foreach (var day in Days)
        {
            Said.Lift("tag", day.From, day.Count);
            // "Ende März" ends nothing.
            if (Key(day.From) is "ende" or "end") Said.Silence(day.From, 1);
            if (day.Length is not null) Said.Lift("dauer", day.From, day.Count);
            if (day.Period is not null) Said.Lift("zeitraum", day.From, day.Count);
            if (day.Period is null || day.Days.Length > 0) Said.Lift("datum", day.From, day.Count);
        }
        (Invoices, InvoicesMeant) = InvoiceNumbers.Of(Said, book);
        foreach (var (place, count) in InvoicesMeant) Said.Lift("rechnung", place, count);
        Amounts = Assistant.Amounts.Of(Said);
        foreach (var amount in Amounts) Said.Lift("betrag", amount.From, amount.Count);
        Share = Assistant.Amounts.Share(Said);
        if (Share is not null) Said.Lift("anteil", Share.From, Share.Count);
        Names(book);
        foreach (var (i, token) in Said.Tokens.Index())
        {
            if (token.Kind == TokenKind.Iban) Said.Lift("iban", i, 1);
            if (token.Raw == "?") Said.Lift("frage", i, 1);
            if (token.Raw == ":") Said.Lift("doppelpunkt", i, 1);
        }
        if (hasDraft) Said.Lift("entwurf", 0, 1);
        if (Said.Count <= 4) Said.Lift("knapp", 0, 1);
        foreach (var area in Tagged)
            if (grammar.Best(area, Said) is not null) Said.Lift(area, 0, 1);
    }

    public Book Book { get; }

    public Calendar Calendar { get; }

    public Grammar Grammar { get; }

    public Sentence Said { get; }

    public ImmutableArray<DayPhrase> Days { get; }

    public ImmutableArray<AmountPhrase> Amounts { get; }

    public SharePhrase? Share { get; }

    /// <summary>The debtors that are named, without the excepted ones.</summary>
    public ImmutableArray<Mention> Mentions { get; private set; }

    /// <summary>Words that are names in the book but were read as plain words here.</summary>
    // Better asked about than overheard: the debtor in view would be the wrong one.
    public bool HasUnheardName => Said.Tokens.Index().Any(t =>
        t.Item is { IsWord: true, IsCapital: true } && Book.HasWord(t.Item.Key)
        && t.Item.Key.Length > 2 && !Mentions.Concat(Excepted).Any(m => t.Index >= m.From && t.Index < m.End)
        && (t.Index > 0 || Said.Count > 1 && Key(1) is not ("alle" or "deine")));

    /// <summary>The first name or number that the book does not have, with the words of a name beside it.</summary>
    public string? UnknownName
    {
        get
        {
            if (Mentions.FirstOrDefault(m => m.Candidates.IsEmpty) is not { } first) return null;
            var last = first.End - 1;
            while (last + 1 < Said.Count && IsPartOfName(last + 1)) last++;
            return string.Join(' ', Said.Tokens[first.From..(last + 1)].Select(t => t.Raw));
        }
    }

    bool IsPartOfName(int at) => Said.Tokens[at] is { IsWord: true } token
        && (DebtorName.IsForm(token.Key) || token.IsCapital && token.Raw.Length > 1
            && (!Said.IsKnown(at) || Mentions.Any(m => m.From == at)));

    /// <summary>"alle außer Huber Bau".</summary>
    public ImmutableArray<Mention> Excepted { get; private set; }

    /// <summary>Stored invoice numbers; several only when a short number fits several.</summary>
    public ImmutableArray<string> Invoices { get; }

    ImmutableArray<(int Place, int Count)> InvoicesMeant { get; }

    /// <summary>The patterns of what is wished for that fit, the strongest first. Each is tried once, whoever asks.
    /// </summary>
    public IEnumerable<Pattern> Wishes => wishes ??= new(Grammar.Fitting("absicht", Said));

    /// <summary>The strongest reason to refuse it; null where there is none.</summary>
    public Pattern? Refusal => (refusals ??= new(Grammar.Fitting("ablehnen", Said))).FirstOrDefault();

    OnceEach<Pattern>? wishes, refusals;

    public string? Best(string area) => Grammar.Best(area, Said)?.Value;

    public bool Has(string area) => Grammar.Best(area, Said) is not null;

    public string Key(int i) => i >= 0 && i < Said.Count ? Said.Keys[i] : "";

    public string Raw(int i) => i >= 0 && i < Said.Count ? Said.Tokens[i].Raw : "";

    /// <summary>außer Huber · bis auf Huber · alle ohne Huber · alle, aber nicht Huber · mit Ausnahme von
    /// Huber.</summary>
    bool IsExcepting(int i, ImmutableArray<Mention> named) =>
        Key(i) is "ausser" or "except" or "ausgenommen" or "ausnahme" or "excluding"
        || Key(i) == "bis" && Key(i + 1) == "auf"
        || Key(i) is "ohne" or "without" && IsBeforeName(i, named)
        || Key(i) is "nicht" or "not" or "ned" or "net" && IsBeforeName(i, named)
            && Enumerable.Range(0, i).Any(at => Key(at) is "alle" or "allen" or "alles" or "jeden" or "jedem" or "all" or "everyone" or "everybody");

    bool IsBeforeName(int i, ImmutableArray<Mention> named) => named.Any(m => m.From == i + 1
        || m.From == i + 2 && Key(i + 1) is "den" or "die" or "der" or "dem" or "an" or "bei" or "aber" or "auch" or "the");

    void Names(Book book)
    {
        var all = new Names(Said, book).All();
        var exception = Enumerable.Range(0, Said.Count).FirstOrDefault(i => IsExcepting(i, all), Said.Count);
        Excepted = [.. all.Where(m => m.From > exception || Key(m.End) == "ausgenommen")];
        Mentions = [.. all.Except(Excepted)];
        foreach (var mention in all.Where(m => m.Candidates.Length > 0)) Said.Silence(mention.From, mention.Count);
        foreach (var mention in Mentions)
            Said.Lift(mention.Candidates.Length > 0 ? "schuldner" : "fremd", mention.From, mention.Count);
    }
}

/// <summary>Invoice numbers as people say them, brought to the form in which they are stored.</summary>
static class InvoiceNumbers
{
    public static (ImmutableArray<string> Numbers, ImmutableArray<(int, int)> Places) Of(Sentence said, Book book)
    {
        var numbers = new List<string>();
        var places = ImmutableArray.CreateBuilder<(int, int)>();
        for (var i = 0; i < said.Count; i++)
        {
            string[] meant = said.Tokens[i].Kind == TokenKind.Invoice ? [Stored(said.Tokens[i].Raw, book)]
                : said.Tokens[i].Kind == TokenKind.Number && (IsNamed(said, i) || IsTheNumber(said, i))
                    ? Ending(said.Tokens[i].Raw, book) : [];
            if (meant.Length == 0) continue;
            numbers.AddRange(meant);
            places.Add((i, 1));
        }
        return ([.. numbers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], places.ToImmutable());
    }

    static string Stored(string raw, Book book)
    {
        var digits = Book.Digits(raw);
        return book.InvoiceWith(digits) ?? (digits.Length > 4 ? $"RE-{digits[..4]}-{digits[4..]}" : raw);
    }

    // "Rechnung 142", "RE Nr. 0142".
    static bool IsNamed(Sentence said, int i)
    {
        var at = i - 1;
        while (at >= 0 && (said.Tokens[at].Raw is "." or "#" or ":" || said.Keys[at] is "nr" or "nummer" or "no")) at--;
        // "die 0142": nothing else begins with a zero.
        if (said.Tokens[i].Raw is ['0', _, _, _]) return true;
        return said.Tokens[i].Raw.Length is >= 2 and <= 5 && said.Tokens[i].Raw.All(char.IsAsciiDigit) && at >= 0
            && (said.Keys[at] is "rechnung" or "re" or "rg" or "invoice" or "rechnungsnummer" or "rechnungsnr" or "beleg" or "rechnungen")
            && (i + 1 >= said.Count || said.Keys[i + 1] is not ("euro" or "eur" or "tage" or "tagen")
                && said.Tokens[i + 1].Raw != "€");
    }

    // "für die 1044": no year, and no count of anything.
    static bool IsTheNumber(Sentence said, int i) =>
        said.Tokens[i].Raw is { Length: 4 } raw && raw.All(char.IsAsciiDigit)
        && raw[..2] is not ("19" or "20") && i > 0 && said.Keys[i - 1] is "die" or "der" or "zur"
        && (i + 1 == said.Count || !said.Tokens[i + 1].IsCapital && said.Tokens[i + 1].Raw != "€"
            && said.Keys[i + 1] is not ("euro" or "eur" or "chf" or "franken"));

    static string[] Ending(string digits, Book book) =>
        [.. book.InvoicesEnding(digits).Take(Assistant.Names.OfferedMax + 1)];
}
