using Inkassio.Domain;
using Inkassio.Domain.Debtors;

namespace Inkassio.Web.Customers;

public enum Question { Payment, Invoice, Note, Party, Hold, CreditNote, Limitation }

/// <summary>The form that a person asked for on a customer's page.</summary>
/// <param name="For">The claim that the person came from; null for the whole account.</param>
/// <param name="Act">What is to be completed, for instance the talks that have ended.</param>
public sealed record CustomerAsk(Question What, InvoiceId? For = null, LimitationAct? Act = null);
