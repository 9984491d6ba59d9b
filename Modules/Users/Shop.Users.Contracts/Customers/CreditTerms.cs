using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Customers;

/// <summary>Credit terms: how much a customer may order before paying.</summary>
/// <param name="NetDays">Days from confirmation until payment is due, 1 to 120.</param>
/// <param name="Limit">Maximum outstanding amount, in the shop's currency; null for unlimited.</param>
public sealed record CreditTerms(int NetDays, decimal? Limit);

/// <summary>Sets, changes or ends the credit terms of a customer's account; recorded in the audit trail. Repeatable.</summary>
/// <param name="Terms">Null to end them. Orders already confirmed keep their due dates.</param>
public sealed record SetCreditTerms(Guid AccountId, CreditTerms? Terms, Guid StaffId) : ICommand;

/// <summary>
/// The terms of the customer with this email address. Refused (<c>users.no-credit-terms</c>) when there is no such account, it is disabled,
/// or it has no terms.
/// </summary>
public sealed record GetCreditTerms(string Email) : IQuery<CustomerCredit>;

public sealed record CustomerCredit(Guid AccountId, CreditTerms Terms);
