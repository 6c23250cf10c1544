using System.Text;
using System.Xml;
using System.Xml.Linq;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Law;

namespace Inkassio.Exchange.HandOver;

public static partial class AgencyFile
{
    /// <summary>The schema is <c>docs/formats/agency-v1.xsd</c>; a changed meaning gets a new version.</summary>
    public const string Namespace = "urn:receivables:agency:v1";

    static readonly XNamespace Ns = Namespace;

    /// <summary>Everything about the claims in one file.</summary>
    /// <exception cref="InvalidOperationException">Something is missing; ask <see cref="Completeness"/> before.</exception>
    public static byte[] Xml(HandOverPackage package)
    {
        Completeness.Require(package, HandOverTarget.Agency);
        return XmlBytes.Of(new XElement(Ns + "handOver", new XAttribute("asOf", FileText.Day(package.On)),
            CreditorXml(package.Creditor), DebtorXml(package.Debtor),
            new XElement(Ns + "claims", package.Claims.Select(ClaimXml)),
            new XElement(Ns + "totals", package.Currencies.Select(currency => new XElement(Ns + "total",
                new XAttribute("currency", currency), FileText.Amount(package.Total(currency)))))));
    }

    static XElement CreditorXml(CreditorFacts c) => new(Ns + "creditor",
        Line("name", c.Name), AddressXml(c.Address), LegalXml(c.Legal), Optional("legalLine", c.LegalLine),
        Line("contact", c.Contact), Optional("phone", c.Phone), Optional("email", c.Email),
        c.Account is { } a ? new XElement(Ns + "account", new XAttribute("currency", a.Currency),
            Line("iban", a.Iban), Optional("bic", a.Bic), Optional("bank", a.Bank)) : null,
        new XElement(Ns + "deductsInputTax", c.DeductsInputTax == true));

    static XElement DebtorXml(DebtorFacts d) => new(Ns + "debtor",
        Line("number", d.Number), Line("name", d.Name), Word("kind", d.Kind), AddressXml(d.Address),
        Optional("addressSource", d.AddressSource), LegalXml(d.Legal), Optional("contact", d.Contact),
        Optional("email", d.Email), Optional("phone", d.Phone));

    static XElement LegalXml(LegalFacts legal) => new(Ns + "legal",
        Word("nature", legal.Nature), Optional("salutation", legal.Salutation), Optional("form", legal.LegalForm),
        Optional("registerCourt", legal.RegisterCourt), Optional("registerNumber", legal.RegisterNumber),
        legal.Representatives.Select(r => new XElement(Ns + "representative",
            Line("name", r.Name), Optional("function", r.Function))));

    static XElement AddressXml(Address a) => new(Ns + "address",
        Line("street", a.Street), Line("postcode", a.Postcode), Line("town", a.Town), Line("country", a.Country));

    static XElement ClaimXml(HandedClaim c) => new(Ns + "claim",
        new XAttribute("number", FileText.Line(c.Number)), new XAttribute("currency", c.Currency),
        new XAttribute("law", c.Law), new XAttribute("kind", KebabEnum<DebtorKind>.Word(c.Kind)),
        new XElement(Ns + "ground", Line("subject", c.Subject), c.Details.Ground is { } ground
            ? new XElement(Ns + "catalogue", Catalogued(ground), FileText.Line(ground.Words)) : null),
        Days(("contractOn", c.Details.ContractOn), ("serviceOn", c.ServiceOn), ("serviceUntil", c.Details.ServiceUntil),
            ("issuedOn", c.IssuedOn), ("receivedOn", c.ReceivedOn), ("dueOn", c.DueOn)),
        new XElement(Ns + "principal", Amount("invoiced", c.Amount), Amount("credited", c.Credited),
            Amount("writtenOff", c.WrittenOff), Amount("paid", c.Payments.Sum(c.Currency, r => r.Share.Principal)),
            Amount("open", c.Open)),
        c.Default is { } start ? new XElement(Ns + "default", new XAttribute("since", FileText.Day(start.FirstInterestDay)),
            new XAttribute("trigger", KebabEnum<DefaultTrigger>.Word(start.Trigger)), start.Section) : null,
        InterestXml(c),
        new XElement(Ns + "costs", c.Costs.Select(k => new XElement(Ns + "cost",
            new XAttribute("kind", KebabEnum<ChargeKind>.Word(k.Kind)), On(k.On), Amount("amount", k.Amount),
            Line("section", k.Section))), Amount("open", c.OpenCosts)),
        new XElement(Ns + "payments", c.Payments.Select(r => new XElement(Ns + "payment", On(r.On),
            Amount("amount", r.Share.Total), Amount("costs", r.Share.Costs), Amount("interest", r.Share.Interest),
            Amount("principal", r.Share.Principal)))),
        new XElement(Ns + "letters", c.Letters.Select(LetterXml)),
        new XElement(Ns + "disputes", c.Details.Disputes.Select(DisputeXml)),
        Days(("deferredUntil", c.DeferredUntil), ("limitationOn", c.LimitationOn)),
        Amount("total", c.Total));

    static XElement InterestXml(HandedClaim c) => new(Ns + "interest",
        new XAttribute("points", FileText.Percent(c.Rate.Points)),
        c.Rate.OverBase is { } table ? new XAttribute("overBase", table) : null,
        new XAttribute("dayCount", KebabEnum<DayCount>.Word(c.Rate.DayCount)),
        c.Interest.TableVersion is { } version ? new XAttribute("baseRatesVersion", FileText.Number(version)) : null,
        new XAttribute("isStatutory", true), Line("section", c.Rate.Section),
        c.Interest.Segments.Select(s => new XElement(Ns + "segment",
            new XAttribute("from", FileText.Day(s.Span.From)), new XAttribute("to", FileText.Day(s.Span.LastDay)),
            new XAttribute("days", FileText.Number(s.Days)), new XAttribute("basis", FileText.Number(s.Basis)),
            new XAttribute("principal", FileText.Amount(s.Principal)),
            new XAttribute("rate", FileText.Percent(s.Rate)), FileText.Amount(s.Amount))),
        Amount("open", c.OpenInterest), Amount("perDay", c.PerDay));

    static XElement LetterXml(SentLetter l) => new(Ns + "letter",
        new XAttribute("kind", KebabEnum<Domain.Correspondence.LetterKind>.Word(l.Kind)),
        l.By is { } by ? new XAttribute("channel", KebabEnum<Channel>.Word(by)) : null,
        l.State is { } state ? new XAttribute("state", KebabEnum<DispatchState>.Word(state)) : null,
        On(l.IssuedOn), Days(("deadlineOn", l.DeadlineOn)), Optional("tracking", l.Tracking));

    static XElement DisputeXml(DisputeFact d) => new(Ns + "dispute", new XAttribute("isSettled", d.IsSettled),
        Days(("raisedOn", d.RaisedOn)), Prose("ground", d.Ground), Days(("answeredOn", d.AnsweredOn)),
        d.Answer.Length > 0 ? Prose("answer", d.Answer) : null);

    static XAttribute? Catalogued(ClaimGround ground) =>
        ground.Number is { } number ? new("number", FileText.Number(number)) : null;

    static XElement Line(string name, string text) => new(Ns + name, FileText.Line(text));

    static XElement Prose(string name, string text) => new(Ns + name, FileText.Line(text, FileText.ProseMax));

    static XElement? Optional(string name, string text) => text.Length > 0 ? Line(name, text) : null;

    static XElement Amount(string name, Money amount) => new(Ns + name, FileText.Amount(amount));

    static XElement Word<T>(string name, T value) where T : struct, Enum => new(Ns + name, KebabEnum<T>.Word(value));

    static XElement On(DateOnly day) => new(Ns + "on", FileText.Day(day));

    static IEnumerable<XElement> Days(params (string Name, DateOnly? Day)[] days) =>
        days.Where(d => d.Day is not null).Select(d => new XElement(Ns + d.Name, FileText.Day(d.Day!.Value)));
}

/// <summary>XML as files hold it: UTF-8 without a mark, indented, so that people can read it too.</summary>
static class XmlBytes
{
    static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true };

    public static byte[] Of(XElement root)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, Settings)) new XDocument(root).Save(writer);
        return bytes.ToArray();
    }
}
