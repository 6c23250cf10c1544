using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tests.HandOver;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Exchange.Tests.HandOver;

/// <summary>Packages to write, and what reads the files again.</summary>
static class Packages
{
    static readonly PaymentId Paid = PaymentId.Of(Guid.Parse("00000000-0000-7000-8000-000000000017"));

    /// <summary>1,000.00, of which 300.00 were paid on 2 March.</summary>
    public static HandOverPackage PartPaid(Country country)
    {
        var currency = RulePack.Of(country).Currency;
        Money In(long cents) => new(cents, currency);
        var account = Handed.Account1000(country, new PaymentRecorded(
            Paid, In(300_00), [new(Handed.Invoice, In(0), In(0), In(300_00))], In(0), new(2026, 3, 2)));
        return HandOverPackage.Of(
            account.Debtor, [Handed.Invoice], Handed.Terms(country), Handed.On, Handed.Details);
    }

    /// <summary>With costs of both kinds, a settled objection and a proof of dispatch.</summary>
    public static HandOverPackage Rich(Country country)
    {
        var package = PartPaid(country);
        var currency = package.Claims[0].Currency;
        return package.With(c => c with
        {
            Costs =
            [
                new(ChargeKind.LumpSum, new(40_00, currency), new(2026, 2, 16), "§ 288 Abs. 5 BGB", FeeTreatment.Claim),
                new(ChargeKind.ReminderFee, new(2_50, currency), new(2026, 3, 5), "§§ 280, 286 BGB", FeeTreatment.Claim),
            ],
            OpenCosts = new(32_50, currency),
            Letters = c.Letters.SetItem(2, c.Letters[2] with
            {
                By = Channel.Post, State = DispatchState.Accepted, Tracking = "RR123456785DE",
            }),
            Details = c.Details with
            {
                Disputes =
                [
                    new(new(2026, 2, 1), "Fliesen schief;\r\n\"Mangel\"")
                    {
                        AnsweredOn = new(2026, 2, 10), Answer = "Nachgebessert", IsSettled = true,
                    },
                ],
            },
        });
    }

    public static XElement Valid(byte[] xml, string schema)
    {
        var schemas = new XmlSchemaSet();
        using (var reader = XmlReader.Create(Path.Combine(AppContext.BaseDirectory, "formats", schema)))
            schemas.Add(targetNamespace: null, reader);
        using var bytes = new MemoryStream(xml);
        var document = XDocument.Load(bytes);
        var faults = new List<string>();
        document.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        Assert.Empty(faults);
        Assert.NotNull(schemas.GlobalElements[new(document.Root!.Name.LocalName, document.Root.Name.NamespaceName)]);
        return document.Root!;
    }

    /// <summary>Names and texts as nobody should ever be called, each with what must be read again.</summary>
    public static TheoryData<string, string> Hostile => new()
    {
        { "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0" },
        { "+49 30; DROP", "+49 30; DROP" },
        { "@SUM(A1:A9)", "@SUM(A1:A9)" },
        { "<script>alert(\"1\")</script> & Co. ]]>", "<script>alert(\"1\")</script> & Co. ]]>" },
        { "<!ENTITY x SYSTEM \"file:///etc/passwd\">&x;", "<!ENTITY x SYSTEM \"file:///etc/passwd\">&x;" },
        { "Zeile 1\r\nRE-9;Zeile 2", "Zeile 1 RE-9;Zeile 2" },
        { "gespiegelt \u202Ehcsim", "gespiegelt hcsim" },
        { "null\0 glocke\a", "null glocke" },
        { "halb \uD83D zeichen \uFFFE\uFFFF", "halb \uFFFD zeichen" },
        { "Łódź Ünïcødé 😀 GmbH", "Łódź Ünïcødé 😀 GmbH" },
        { new string('x', 600), new string('x', 499) + "…" },
    };

    public static HandOverPackage Named(this HandOverPackage package, string name) => package with
    {
        Debtor = package.Debtor with { Name = name },
        Claims = [.. package.Claims.Select(c => c with { Subject = name })],
    };

    public static HandOverPackage WithoutContractDay(this HandOverPackage package) =>
        package.With(c => c with { Details = c.Details with { ContractOn = null } });
}
