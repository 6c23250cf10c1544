using System.Text.Json.Nodes;
using Inkassio.Cli.Law;

namespace Inkassio.Domain.Tests.Law;

/// <summary>What the verb <c>law</c> does with entries that are not like the worked examples.</summary>
public sealed class Terminal_door
{
    const string Claim = """
        "type":"interest","law":"DE","debtor":"B2C","principal":"3650","firstInterestDay":"2026-12-22"
        """;

    static JsonObject Ask(string fields) => OracleEntry.Answer(JsonNode.Parse("{" + fields + "}")!.AsObject());

    [Theory]
    [InlineData("\"type\":\"tarot\"")]
    [InlineData("\"type\":\"interest\"")]
    [InlineData("\"type\":\"limitation\",\"due\":\"2023-02-30\"")]
    [InlineData("\"type\":\"limitation\",\"due\":\"9999-12-31\"")]
    [InlineData("\"type\":\"limitation\",\"law\":\"FR\",\"due\":\"2023-02-03\"")]
    [InlineData("\"type\":\"limitation\",\"law\":\"CH\",\"years\":7,\"due\":\"2023-02-03\"")]
    [InlineData("\"type\":\"defaultStart\",\"trigger\":\"mood\",\"date\":\"2026-05-15\"")]
    [InlineData("\"type\":\"defaultStart\",\"trigger\":\"agreedDate\",\"land\":\"ZH\",\"date\":\"2026-05-15\"")]
    [InlineData("\"type\":\"allocation-prorata\",\"claims\":[\"1.001\"],\"payment\":\"1\"")]
    public void refuses_what_it_cannot_read(string fields) =>
        Assert.NotEmpty(Ask(fields)["refused"]!["reason"]!.GetValue<string>());

    [Fact]
    public void refuses_a_currency_that_it_does_not_know_with_the_paragraph()
    {
        var answer = Ask(Claim + ",\"endExclusive\":\"2027-01-01\",\"currency\":\"USD\"");
        Assert.Equal("CurrencyUnknown", answer["refused"]!["reason"]!.GetValue<string>());
        Assert.Equal("§ 244 BGB", answer["refused"]!["section"]!.GetValue<string>());
    }

    [Fact]
    public void refuses_a_payment_before_the_invoice()
    {
        var answer = Ask("""
            "type":"allocation","principal":"100","firstInterestDay":"2026-06-01","invoiceDate":"2026-05-01",
            "payments":[{"valueDate":"2026-04-30","amount":"10"}]
            """);
        Assert.Equal("PaymentBeforeInvoice", answer["refused"]!["reason"]!.GetValue<string>());
    }

    [Fact]
    public void names_the_day_up_to_which_it_could_compute()
    {
        var answer = Ask(Claim + ",\"endExclusive\":\"2027-02-01\"");
        Assert.Equal("6.52", answer["total"]!.GetValue<string>());
        Assert.Equal("2026-12-31", answer["computedThrough"]!.GetValue<string>());
        Assert.Equal("BaseRateNotCovered", answer["warnings"]![0]!["name"]!.GetValue<string>());
        Assert.Equal("2027-01-01", answer["warnings"]![0]!["from"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("", "6.52")]
    [InlineData(",\"debtor\":\"B2B\"", "10.52")]
    [InlineData(",\"debtor\":\"B2B\",\"entgelt\":false", "6.52")]
    [InlineData(",\"surchargePoints\":8", "9.52")]
    [InlineData(",\"ratePercent\":\"12\"", "12.00")]
    [InlineData(",\"law\":\"AT\"", "4.00")]
    [InlineData(",\"law\":\"AT\",\"debtor\":\"B2B\"", "10.73")]
    [InlineData(",\"law\":\"AT\",\"debtor\":\"B2B\",\"responsible\":false", "4.00")]
    [InlineData(",\"law\":\"AT\",\"debtor\":\"B2B\",\"contractDate\":\"2013-03-15\"", "9.53")]
    [InlineData(",\"law\":\"AT\",\"debtor\":\"B2B\",\"surchargePoints\":\"4\",\"baseTable\":null", "4.00")]
    [InlineData(",\"law\":\"CH\",\"dayCount\":\"act365\",\"surchargePoints\":\"5\"", "5.00")]
    [InlineData(",\"law\":\"CH\",\"dayCount\":\"act365\",\"ratePercent\":8", "8.00")]
    public void takes_the_laws_rate_unless_told_otherwise(string change, string total)
    {
        var fields = JsonNode.Parse("{" + Claim + ",\"endExclusive\":\"2027-01-01\"}")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse("{" + change.TrimStart(',') + "}")!.AsObject())
            fields[name] = value?.DeepClone();
        Assert.Equal(total, OracleEntry.Answer(fields)["total"]!.GetValue<string>());
    }

    // Splits are for every payment; the open amounts are those of the key date.
    [Fact]
    public void leaves_payments_after_the_key_date_out_of_what_is_open()
    {
        var answer = Ask("""
            "type":"allocation","principal":"3650","firstInterestDay":"2026-02-01","asOfInclusive":"2026-02-10",
            "payments":[{"valueDate":"2026-03-01","amount":"100"}]
            """);
        Assert.Equal("3656.27", answer["open"]!.GetValue<string>());
        Assert.Equal("17.56", answer["payments"]![0]!["toInterest"]!.GetValue<string>());
    }
}
