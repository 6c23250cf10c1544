using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Inkassio.Domain.Debtors;
using Inkassio.Grains.CaseFile;
using Inkassio.Storage;
using Inkassio.Storage.Queries;

namespace Inkassio.Grains.Tests;

/// <summary>The ZIP that goes to court, checked by its own script as a stranger would run it.</summary>
public sealed class An_evidence_bundle : IAsyncLifetime
{
    static readonly DateOnly Today = new(2026, 3, 12);
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bundle-");
    Office office = null!;
    DebtorId debtor;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        office = await Office.Open(Today);
        debtor = DebtorId.New();
        await Send(new DebtorCommand.DescribeDebtor(new Party(
            "K-1", "Müller & Söhne GmbH", DebtorKind.Business, "Frau Müller",
            new Address("Hauptstr. 5", "50667", "Köln", "DE"), "mueller@example.org", "")));
        await Send(new DebtorCommand.RegisterInvoice(
            InvoiceId.New(), "RE-1", "Dachausbau", new Money(238_000, Currency.EUR), new(2026, 1, 15),
            new(2026, 2, 14), Told: null));
        await Send(new DebtorCommand.AddNote(Guid.CreateVersion7(), "Frau Müller ruft zurück: „zahlt Freitag“"));
        await office.RunToday();
        var row = (await Proposals.Load(office.Db, "", 0, 10, Stop)).Rows[0];
        var preview = (await office.Host.Letters.Preview(office.Db, debtor, row.Notice, Stop))!;
        Assert.Null((await office.Host.Letters.Approve(
            office.Db, debtor, row.Notice, preview.Facts.Version, Stop)).Refusal);
        await office.Host.Checkpoints.Make(office.Db, Stop);
        await Send(new DebtorCommand.AddNote(Guid.CreateVersion7(), "nach dem ersten Prüfpunkt"));
        await Unpack();
    }

    [Fact]
    public void holds_the_dossier_the_letter_and_all_that_is_needed_to_check_them()
    {
        Assert.Equal(
            [
                "LIESMICH.txt", "akte.pdf", "briefe/01-2026-03-12-reminder.pdf", "checkpoint-public-key.pem",
                "inhalt.txt", "journal.jsonl", "pruefen.py", "pruefpunkte.json",
            ],
            folder.EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(f => Path.GetRelativePath(folder.FullName, f.FullName).Replace('\\', '/'))
                .Order(StringComparer.Ordinal));
        var journal = File.ReadAllText(At("journal.jsonl"));
        Assert.Contains("„zahlt Freitag“", journal, StringComparison.Ordinal);
        Assert.Contains("Dachausbau", journal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task carries_the_letter_byte_for_byte_as_it_was_released()
    {
        var account = await office.Host.Debtors.Look(office.Db, debtor, Stop);
        var released = await office.Host.Letters.Issued(office.Db, debtor, account.Notices.Keys.Single(), Stop);
        Assert.Equal(released, await File.ReadAllBytesAsync(At("briefe/01-2026-03-12-reminder.pdf"), Stop));
    }

    [Fact]
    public void is_found_in_order_by_its_own_script()
    {
        var (said, ended) = Check();
        Assert.Equal(0, ended);
        Assert.Contains("Alles in Ordnung: 7 Dateien", said, StringComparison.Ordinal);
        Assert.Contains("durch Prüfpunkt 2", said, StringComparison.Ordinal);
        Assert.DoesNotContain("bezeugt noch kein", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("akte.pdf", "akte.pdf: Die Datei wurde verändert.")]
    [InlineData("briefe/01-2026-03-12-reminder.pdf", "reminder.pdf: Die Datei wurde verändert.")]
    [InlineData("pruefpunkte.json", "pruefpunkte.json: Die Datei wurde verändert.")]
    [InlineData("LIESMICH.txt", "LIESMICH.txt: Die Datei wurde verändert.")]
    [InlineData("inhalt.txt", "inhalt.txt")]
    public void with_one_changed_byte_is_named_by_its_file(string file, string words)
    {
        var bytes = File.ReadAllBytes(At(file));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(At(file), bytes);
        var (said, ended) = Check();
        Assert.Equal(1, ended);
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"by\":\"person:", "\"by\":\"person:f", "Eintrag 1 ")]
    [InlineData("\"event\":\"invoice-registered\"", "\"event\":\"invoice-cancelled\"", "Eintrag 2 (invoice-cancelled)")]
    public void with_a_changed_event_is_named_by_its_place(string from, string to, string place)
    {
        var text = File.ReadAllText(At("journal.jsonl"));
        var at = text.IndexOf(from, StringComparison.Ordinal);
        File.WriteAllText(At("journal.jsonl"), text[..at] + to + text[(at + from.Length)..]);
        Assert.Contains($"journal.jsonl, {place}", Check().Said, StringComparison.Ordinal);
    }

    [Fact]
    public void without_its_newest_event_is_found_by_the_checkpoint()
    {
        var lines = File.ReadAllLines(At("journal.jsonl"));
        File.WriteAllLines(At("journal.jsonl"), lines[..^1]);
        Assert.Contains($"Er kennt Eintrag {lines.Length} anders, oder dieser fehlt.", Check().Said,
            StringComparison.Ordinal);
    }

    [Fact]
    public void with_a_file_that_does_not_belong_to_it_says_so()
    {
        File.WriteAllText(At("briefe/fremd.pdf"), "x");
        Assert.Contains("briefe/fremd.pdf: Die Datei gehört nicht zur Mappe.", Check().Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_nobody_is_not_made() =>
        Assert.Null(await office.Host.Bundle.Write(office.Db, DebtorId.New(), AuthorWords.Word, Stop));

    [Fact]
    public void reads_as_one_file_from_the_parties_to_the_letter()
    {
        var pages = Tool("pdftotext", "-layout", At("akte.pdf"), "-");
        foreach (var words in new[]
        {
            "Fallakte Müller & Söhne GmbH", "Musterbau Handwerks GmbH", "Hauptstr. 5", "2.380,00 €", "Forderung RE-1",
            "Dachausbau", "„zahlt Freitag“", "Zahlungserinnerung", "Nachweis der Unverändertheit",
            "Bitte überweisen Sie",
        })
            Assert.Contains(words, pages, StringComparison.Ordinal);
        Assert.DoesNotContain("inkassio", pages, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task leaves_out_what_the_firm_thinks_when_the_file_goes_to_others()
    {
        var @case = await new Cases(office.Host.Debtors, office.Host.Book, office.Host.Checkpoints)
            .Load(office.Db, debtor, Stop);
        File.WriteAllBytes(At("fremd.pdf"), new CaseDossier(@case!.ForOthers(), AuthorWords.Word).Pdf());
        var pages = Tool("pdftotext", "-layout", At("fremd.pdf"), "-");
        Assert.DoesNotContain("zahlt Freitag", pages, StringComparison.Ordinal);
        Assert.DoesNotContain("Nachweis der Unverändertheit", pages, StringComparison.Ordinal);
        Assert.Contains("Interne Notizen sind nicht enthalten", pages, StringComparison.Ordinal);
        Assert.Contains("Bitte überweisen Sie", pages, StringComparison.Ordinal);
    }

    string At(string file) => Path.Combine(folder.FullName, file);

    async Task Send(DebtorCommand command) =>
        Assert.Null((await office.Host.Debtors.Send(office.Db, debtor, command, Stop)).Refusal);

    async Task Unpack()
    {
        var zip = await office.Host.Bundle.Write(office.Db, debtor, AuthorWords.Word, Stop);
        ZipFile.ExtractToDirectory(new MemoryStream(zip!), folder.FullName);
    }

    (string Said, int Ended) Check()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/python3"), "There is no Python on this machine.");
        var said = Tool("/usr/bin/python3", "-B", At("pruefen.py"));
        return (said, said.StartsWith("Alles in Ordnung", StringComparison.Ordinal) ? 0 : 1);
    }

    static string Tool(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program, words)
        {
            RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, UseShellExecute = false,
        };
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        using var run = Process.Start(start)!;
        var said = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        return said;
    }

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
