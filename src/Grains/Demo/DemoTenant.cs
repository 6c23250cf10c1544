using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;
using Inkassio.Grains.Post;
using Inkassio.Storage;

namespace Inkassio.Grains.Demo;

/// <summary>The firm that visitors look at: three years of its history, made by living them.</summary>
public static class DemoTenant
{
    public const string Name = "Musterbau Handwerks GmbH";

    public static readonly TenantId Id = new(new("01980000-0000-7000-8000-00000000d301"));

    /// <summary>The person in whose name the demo's letters are approved; sign-in gives her this id.</summary>
    public static readonly Guid Owner = new("01980000-0000-7000-8000-00000000a301");

    public static Profile Profile { get; } = new(
        Name, new Address("Werkstraße 12", "50667", "Köln", "DE"), Country.DE, "NW",
        [
            new BankAccount("DE89370400440532013000", "COBADEFFXXX", "Musterbank Köln", Currency.EUR),
            new BankAccount("CH9300762011623852957", "", "Musterbank Zürich", Currency.CHF),
        ],
        "Anna Weber", "0221 4710800", "rechnung@musterbau.example")
    {
        LegalLine = "Amtsgericht Köln, HRB 000000. Geschäftsführerin: Anna Weber",
    };

    public static FirmFacts FirmFacts { get; } = new(
        new LegalFacts
        {
            Nature = PartyNature.Company, LegalForm = "GmbH", RegisterCourt = "Amtsgericht Köln",
            RegisterNumber = "HRB 000000", Representatives = [new("Anna Weber", "Geschäftsführerin")],
        },
        DeductsInputTax: true);

    /// <summary>The firm lets interest and costs go once a customer has paid what he bought.</summary>
    public static LegalChoices Legal { get; } = new() { Fees = FeeTreatment.Threat };

    /// <summary>The mild letters go by e-mail, the sharper ones on paper.</summary>
    public static Ladder Ladder { get; } = Ladder.Of(
        [.. Ladder.Balanced.Steps.Select(step =>
            step with { Channel = step.Kind <= NoticeKind.Notice1 ? Channel.Email : Channel.Post })],
        Ladder.Balanced.SpacingDays);

    // The story writes e-mails and hands none over: this folder is never made.
    static readonly MailOffice Office = new() { Folder = "mail" };

    static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>Makes the demo once, as it is to look today. Called again it does nothing, or what a crash left
    /// undone.</summary>
    /// <param name="address">As <see cref="Database.Open"/> takes it, with tables that are up to date.</param>
    /// <param name="clock">Tells what day it is; the past is written under a clock of its own.</param>
    /// <param name="deeds">What her owner does today beside her books, one after the other. After a crash each is done
    /// again, so it must not happen twice.</param>
    public static async Task Ensure(
        string address, MasterKey master, TimeProvider clock, CancellationToken stop,
        IReadOnlyList<Func<TenantDb, RateBook, CancellationToken, Task>>? deeds = null)
    {
        await Turn.WaitAsync(stop);
        try
        {
            var time = new StoryClock(clock);
            await using var host = new EmbeddedHost(Database.Open(address, master, time, leases: clock), Office);
            var story = await DemoStory.Open(host, time, stop);
            if (!await story.IsTold(stop)) await story.Tell(deeds ?? [], stop);
        }
        finally
        {
            Turn.Release();
        }
    }
}
