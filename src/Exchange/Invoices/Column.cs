using System.Text.Json.Serialization;

namespace Inkassio.Exchange.Invoices;

/// <summary>What a column of an invoice table may mean.</summary>
// Stored as words in a tenant's remembered mappings, so names are never changed.
[JsonConverter(typeof(JsonStringEnumConverter<Column>))]
public enum Column
{
    Ignored,
    InvoiceNumber, CustomerNumber, CustomerName, IssuedOn, DueOn, Amount, Credit, Open, Sign, Currency,
    SettledOn, Disputed, Level, LastNoticeOn, Subject,
    DueDateAgreed, ConsumerNotice, ReceivedOn, ServiceOn, IsPrice, Law, LumpSumClaimed,
    Street, Postcode, Town, Country, Kind, Email, Phone, ContactPerson,
}
