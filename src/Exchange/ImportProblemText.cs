using System.Diagnostics;
using System.Globalization;
using static Inkassio.Exchange.ImportProblemKind;

namespace Inkassio.Exchange;

/// <summary>The German sentence for each problem of an import. The only place with words.</summary>
public static class ImportProblemText
{
    public static string For(ImportProblem problem) => Place(problem) + Sentence(problem);

    static string Place(ImportProblem p) => (p.Row, p.Column) switch
    {
        (0, "") => "",
        (0, _) => $"Spalte „{p.Column}“: ",
        (_, "") => string.Create(CultureInfo.InvariantCulture, $"Zeile {p.Row}: "),
        _ => string.Create(CultureInfo.InvariantCulture, $"Zeile {p.Row}, Spalte „{p.Column}“: "),
    };

    static string Sentence(ImportProblem p) => p.Severity == Severity.Warning ? Warning(p)
        : p.Kind < ColumnMissing ? AboutTheFile(p) : AboutARow(p);

    static string AboutTheFile(ImportProblem p) => p.Kind switch
    {
        FileEmpty => "Die Datei ist leer.",
        FileTooLarge => $"Die Datei ist größer als {p.Detail} MB. Bitte teilen Sie sie auf.",
        TooManyRows => $"Die Tabelle hat mehr als {p.Detail} Zeilen. Bitte teilen Sie sie auf.",
        TooManyColumns => $"Die Tabelle hat mehr als {p.Detail} Spalten. Bitte löschen Sie Spalten, die Sie nicht "
            + "brauchen, und prüfen Sie das Trennzeichen.",
        TooManyCells => $"Die Tabelle hat mehr als {p.Detail} Zellen. Bitte teilen Sie sie auf.",
        TooMuchText => $"Die Tabelle enthält mehr als {p.Detail} Zeichen Text. Bitte teilen Sie sie auf.",
        NotText => "Die Datei enthält Zeichen, die in einer Texttabelle nicht vorkommen (NUL). "
            + "Bitte exportieren Sie sie noch einmal als CSV oder Excel (.xlsx).",
        QuoteNotClosed => "Hier beginnt ein Anführungszeichen, das nie geschlossen wird.",
        OldExcel => "Das alte Excel-Format (.xls) lesen wir nicht. Bitte speichern Sie die Datei in Excel als .xlsx.",
        BinaryExcel => "Das Format .xlsb lesen wir nicht. Bitte speichern Sie die Datei in Excel als .xlsx.",
        EncryptedWorkbook => "Die Excel-Datei ist mit einem Kennwort geschützt. "
            + "Bitte speichern Sie sie ohne Kennwort.",
        OpenDocument => "OpenDocument-Tabellen (.ods) lesen wir nicht. Bitte speichern Sie die Datei als .xlsx "
            + "oder CSV.",
        NotATable => $"Das ist keine Tabelle, sondern {p.Detail}. Lesbar sind CSV, TXT und Excel (.xlsx).",
        Damaged => "Die Excel-Datei ist beschädigt oder unvollständig. Bitte speichern Sie sie in Excel neu.",
        InflatesTooMuch => "Die Excel-Datei wird beim Entpacken größer, als wir annehmen. Bitte teilen Sie sie auf "
            + "oder speichern Sie sie in Excel neu.",
        ForeignMarkup => "Die Excel-Datei enthält Anweisungen, die Excel nicht schreibt. Zur Sicherheit lesen wir sie "
            + "nicht. Bitte speichern Sie sie in Excel neu.",
        NoSheet => "Die Excel-Datei enthält kein Tabellenblatt.",
        NoHeader => "Wir finden keine Zeile mit Spaltenüberschriften. Bitte setzen Sie über jede Spalte einen Namen.",
        NoRows => "Unter den Überschriften steht keine Zeile.",
        _ => throw new UnreachableException(p.Kind.ToString()),
    };

    static string AboutARow(ImportProblem p) => p.Kind switch
    {
        ColumnMissing => $"Es fehlt eine Spalte für: {p.Detail}. Vorhanden sind: {p.Value}.",
        ColumnTwice => $"Zwei Spalten sollen dasselbe bedeuten: {p.Detail}. Bitte wählen Sie eine davon.",
        MappedHeaderMissing => "Diese Spalte ist zugeordnet, steht aber nicht in der Datei.",
        ValueMissing => $"Hier fehlt {p.Detail}.",
        DayImpossible => $"„{p.Value}“ ist kein mögliches Datum.",
        DayOutOfRange => $"„{p.Value}“ liegt nicht zwischen 1990 und 2100.",
        AmountUnreadable => $"„{p.Value}“ ist als Betrag nicht eindeutig lesbar.",
        AmountFraction => $"„{p.Value}“ hat mehr als zwei Nachkommastellen.",
        AmountTooLarge => $"„{p.Value}“ ist größer, als ein Betrag sein darf ({p.Detail}).",
        CurrencyUnknown => $"Die Währung „{p.Value}“ führen wir nicht ({p.Detail}). Möglich sind EUR und CHF.",
        CurrencyContradicts => $"„{p.Value}“ nennt eine andere Währung als die Zeile ({p.Detail}).",
        LawUnknown => $"Das Recht „{p.Value}“ kennen wir nicht. Möglich sind DE, AT und CH.",
        LumpSumUnknownToLaw => $"Das Recht {p.Value} kennt keine Verzugspauschale ({p.Detail}). Bitte streichen Sie sie.",
        LumpSumFromConsumer =>
            $"Eine Privatperson schuldet keine Verzugspauschale ({p.Detail}). Bitte streichen Sie sie.",
        LumpSumWithoutPrice =>
            $"Die Verzugspauschale gibt es nur zu einer Entgeltforderung ({p.Detail}). Bitte streichen Sie sie.",
        YesNoUnknown => $"„{p.Value}“ ist weder ja noch nein.",
        SignUnknown => $"„{p.Value}“ ist weder Soll (S) noch Haben (H).",
        CellTooLong => $"Der Text ist länger als {p.Detail} Zeichen.",
        InvoiceTwice => $"Die Rechnungsnummer „{p.Value}“ steht schon in Zeile {p.Detail}.",
        DueBeforeIssue => $"Die Fälligkeit {p.Value} liegt vor dem Rechnungsdatum {p.Detail}.",
        OpenAboveAmount => $"Offen sind {p.Value}, die Rechnung lautet aber nur über {p.Detail}.",
        _ => throw new UnreachableException(p.Kind.ToString()),
    };

    static string Warning(ImportProblem p) => p.Kind switch
    {
        DayOrderAssumed => $"„{p.Value}“ ist auf zwei Arten lesbar. Wir lesen {p.Detail}. Bitte prüfen Sie das.",
        DecimalMarkAssumed => $"„{p.Value}“ ist auf zwei Arten lesbar. Wir lesen {p.Detail}. Bitte prüfen Sie das.",
        AmountRounded => $"„{p.Value}“ ist auf {p.Detail} gerundet.",
        PaidInFuture => $"Der Zahlungstag {p.Value} liegt nach dem Tag des Imports ({p.Detail}).",
        LevelUnknown => $"„{p.Value}“ ist keine Mahnstufe, die wir kennen. Die Rechnung kommt ohne Mahnstufe herein.",
        KindUnknown => $"„{p.Value}“ ist weder Firma noch Privatperson. Der Kunde gilt vorerst als Verbraucher.",
        CountryUnknown => $"Das Land „{p.Value}“ kennen wir nicht. Die Anschrift kommt ohne Land herein.",
        EmailUnreadable => $"„{p.Value}“ ist keine E-Mail-Adresse und wird nicht übernommen.",
        FormulaLike => $"„{p.Value}“ sieht aus wie eine Formel. Es wird als reiner Text übernommen und nie gerechnet.",
        SumsDisagree => $"Betrag weniger Zahlung ergibt {p.Detail}, als offen steht aber {p.Value}. Es gilt „offen“.",
        CustomerNamesDiffer => $"Die Kundennummer {p.Detail} trug weiter oben einen anderen Namen als „{p.Value}“. "
            + "Es gilt der erste.",
        CreditOffset => $"Gutschrift oder Zahlung über {p.Value}. Sie wird auf die Rechnung in Zeile {p.Detail} "
            + "angerechnet.",
        CreditSkipped => $"Gutschrift oder Guthaben über {p.Value}. Die Zeile wird nicht übernommen.",
        ZeroSkipped => "Der Betrag ist null. Die Zeile wird nicht übernommen.",
        _ => throw new UnreachableException(p.Kind.ToString()),
    };
}
