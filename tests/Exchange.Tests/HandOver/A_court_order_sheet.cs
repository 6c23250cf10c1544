using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Tests.HandOver;
using Inkassio.Exchange.HandOver;

namespace Inkassio.Exchange.Tests.HandOver;

public sealed class A_court_order_sheet
{
    public static TheoryData<string, string> Hostile => Packages.Hostile;

    // All groups of the application; interest that was computed comes before the claims, as the court's format has it.
    [Fact]
    public void has_every_group_of_the_application()
    {
        var sheet = CourtOrderFile.Of(Handed.Over(Country.DE));
        Assert.Equal(
        [
            "court", "applicant", "representative", "respondent", "computedInterest", "claim1", "costs", "declaration",
            "contested", "consumerCredit", "signature",
        ], sheet.Sections.Select(s => s.Key));
        Assert.Equal("Amtsgericht Hagen oder Amtsgericht Euskirchen", sheet["court"]["court"]);
        Assert.Equal(("Musterbau Handwerks GmbH", "GmbH", "HRB 12345"),
            (sheet["applicant"]["name"], sheet["applicant"]["legalForm"], sheet["applicant"]["registerNumber"]));
        Assert.Equal(("Anna Weber", "Geschäftsführerin"),
            (sheet["applicant"]["representative1"], sheet["applicant"]["representative1Function"]));
        Assert.Equal("DE89370400440532013000", sheet["applicant"]["iban"]);
        Assert.Equal("ja", sheet["representative"]["deductsInputTax"]);
        Assert.Equal(("Müller GmbH", "Hauptstraße 5", "50667", "Köln"), (sheet["respondent"]["name"],
            sheet["respondent"]["street"], sheet["respondent"]["postcode"], sheet["respondent"]["town"]));
        Assert.Equal("hängt von einer Gegenleistung ab, diese ist erbracht", sheet["declaration"]["counterPerformance1"]);
        Assert.Equal(("Amtsgericht", "50667", "1000.00"),
            (sheet["contested"]["court"], sheet["contested"]["postcode"], sheet["contested"]["value"]));
    }

    [Fact]
    public void tells_a_claim_apart_from_all_others()
    {
        var claim = CourtOrderFile.Of(Handed.Over(Country.DE))["claim1"];
        Assert.Equal(("8", "Handwerkerleistung", "RE-1", "2025-12-01", "2026-01-12", "1000.00"), (claim["catalogueNumber"],
            claim["ground"], claim["number"], claim["contractOn"], claim["invoicedOn"], claim["amount"]));
        Assert.Equal(("9", "Prozentpunkte über dem Basiszinssatz", "1000.00", "2026-01-27", ""), (claim["interestPoints"],
            claim["interestKind"], claim["interestBasis"], claim["interestFrom"], claim["interestUntil"]));
    }

    [Fact]
    public void lets_the_rate_alone_speak_while_nothing_was_paid()
    {
        var sheet = CourtOrderFile.Of(Handed.Over(Country.DE));
        Assert.Equal(("", "", ""), (sheet["computedInterest"]["amount"], sheet["computedInterest"]["from"],
            sheet["computedInterest"]["to"]));
    }

    // Until 15 April 9.57 on 1,000.00 and 8.86 on 700.00; from the 16th the rate runs on 700.00 alone.
    [Fact]
    public void computes_the_interest_where_a_part_was_paid()
    {
        var sheet = CourtOrderFile.Of(Packages.PartPaid(Country.DE));
        Assert.Equal(("18.43", "2026-01-27", "2026-04-15"), (sheet["computedInterest"]["amount"],
            sheet["computedInterest"]["from"], sheet["computedInterest"]["to"]));
        Assert.Equal(("700.00", "700.00", "2026-04-16"), (sheet["claim1"]["amount"], sheet["claim1"]["interestBasis"],
            sheet["claim1"]["interestFrom"]));
    }

    [Fact]
    public void lets_interest_run_from_service_without_default()
    {
        var package = Handed.Over(Country.DE).With(c => c with { Default = null });
        Assert.Equal("", CourtOrderFile.Of(package)["claim1"]["interestFrom"]);
    }

    // 10.00 of the costs were paid: they cover the older lump sum; 30.00 of it and 2.50 for the letter are left.
    [Fact]
    public void names_each_kind_of_costs_less_what_was_paid_on_it()
    {
        var costs = CourtOrderFile.Of(Packages.Rich(Country.DE))["costs"];
        Assert.Equal(("2.50", "30.00", "Verzugspauschale § 288 Abs. 5 BGB"),
            (costs["reminders"], costs["other"], costs["otherName"]));
        Assert.Equal(("", "", ""), (costs["outlays"], costs["agency"], costs["lawyer"]));
    }

    [Fact]
    public void sends_large_disputes_to_the_regional_court()
    {
        HandOverPackage Of(decimal open) =>
            Handed.Over(Country.DE).With(c => c with { Open = Money.Exact(open, Currency.EUR) });
        Assert.Equal("Amtsgericht", CourtOrderFile.Of(Of(10_000))["contested"]["court"]);
        Assert.Equal("Landgericht", CourtOrderFile.Of(Of(10_000.01m))["contested"]["court"]);
    }

    [Fact]
    public void greets_a_person_and_names_no_form()
    {
        var package = Handed.Over(Country.DE) with { };
        package = package with
        {
            Debtor = package.Debtor with
            {
                Name = "Erika Beispiel",
                Legal = new() { Nature = PartyNature.NaturalPerson, Salutation = "Frau" },
            },
        };
        var respondent = CourtOrderFile.Of(package)["respondent"];
        Assert.Equal(("Frau", "Erika Beispiel", ""), (respondent["salutation"], respondent["name"], respondent["legalForm"]));
    }

    [Theory, MemberData(nameof(Hostile))]
    public void survives_hostile_names(string name, string read)
    {
        var sheet = CourtOrderFile.Of(Handed.Over(Country.DE).Named(name));
        using var json = JsonDocument.Parse(sheet.Json());
        Assert.Equal(read, Field(json, "respondent", "name"));
        Assert.Equal(read, Field(json, "claim1", "subject"));
        // One line for each field, whatever it says.
        Assert.Equal(
            sheet.Sections.Sum(s => s.Fields.Count(f => f.Value.Length > 0) + 2),
            Encoding.UTF8.GetString(sheet.Text()).Split("\r\n").Length - 1);
    }

    [Fact]
    public void is_read_again_field_by_field()
    {
        var sheet = CourtOrderFile.Of(Packages.Rich(Country.DE));
        using var json = JsonDocument.Parse(sheet.Json());
        Assert.Equal((1, "2026-04-15"),
            (json.RootElement.GetProperty("version").GetInt32(), json.RootElement.GetProperty("asOf").GetString()));
        foreach (var section in sheet.Sections)
            foreach (var field in section.Fields) Assert.Equal(field.Value, Field(json, section.Key, field.Key));
    }

    [Fact]
    public void is_not_made_without_the_day_of_the_contract() => Assert.Throws<InvalidOperationException>(
        () => CourtOrderFile.Of(Handed.Over(Country.DE).WithoutContractDay()));

    static string? Field(JsonDocument json, string section, string key) => json.RootElement.GetProperty("sections")
        .EnumerateArray().Single(s => s.GetProperty("key").GetString() == section).GetProperty("fields")
        .EnumerateArray().Single(f => f.GetProperty("key").GetString() == key).GetProperty("value").GetString();
}
