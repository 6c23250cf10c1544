namespace Inkassio.Exchange.Tables;

/// <summary>Cuts text into rows and cells (RFC 4180, lenient): one pass, one character at a time.</summary>
// Own code rather than a library, because a hostile line must not cost more memory than our limits say.
sealed class SeparatedText(char separator, RowBuilder rows)
{
    enum At { CellStart, InPlain, InQuotes, AfterQuote }

    At at;
    bool afterCarriageReturn;
    int line = 1;
    int rowStart = 1;
    int quoteStart;

    /// <summary>Reads until the text ends, a limit is passed or enough rows are there.</summary>
    public void Read(TextReader reader, int rowsMax)
    {
        var buffer = new char[32 * 1024];
        while (reader.Read(buffer, 0, buffer.Length) is > 0 and var read)
        {
            foreach (var c in buffer.AsSpan(0, read)) Take(c);
            if (rows.Refusal is not null || rows.Rows.Count >= rowsMax) return;
        }
        if (at == At.InQuotes) rows.Refuse(new ImportProblem(ImportProblemKind.QuoteNotClosed, quoteStart));
        EndRow();
    }

    void Take(char c)
    {
        if (c == '\0') rows.Refuse(new ImportProblem(ImportProblemKind.NotText, line));
        // CR LF is one line end, within quotes too.
        if (c == '\n' && afterCarriageReturn) { afterCarriageReturn = false; return; }
        afterCarriageReturn = c == '\r';
        if (at == At.InQuotes) InQuotes(c);
        else if (c is '\r' or '\n') EndLine();
        else if (c == separator) EndCell();
        else if (c == '"' && at != At.InPlain) Quote();
        else Plain(c);
    }

    void InQuotes(char c)
    {
        if (c == '"') { at = At.AfterQuote; return; }
        if (c is '\r' or '\n') line++;
        rows.Append(c == '\r' ? '\n' : c);
    }

    void Quote()
    {
        if (at == At.AfterQuote) rows.Append('"');
        else quoteStart = line;
        at = At.InQuotes;
    }

    void Plain(char c)
    {
        // A space before an opening quote, or text behind a closing one, belongs to the cell.
        at = At.InPlain;
        rows.Append(c);
    }

    void EndCell()
    {
        rows.EndCell();
        at = At.CellStart;
    }

    void EndLine()
    {
        EndRow();
        line++;
        rowStart = line;
    }

    void EndRow()
    {
        EndCell();
        rows.EndRow(rowStart);
    }
}
