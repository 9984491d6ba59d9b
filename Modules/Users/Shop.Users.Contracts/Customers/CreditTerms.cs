using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Customers;

/// <summary>What a customer may order before it is paid.</summary>
/// <param name="NetDays">So many days after its confirmation an order is to be paid, 1 to 120.</param>
/// <param name="Limit">What may be owed at most, in the shop's currency; null for any sum.</param>
public sealed record CreditTerms(int NetDays, decimal? Limit);

/// <summary>Gives a customer's account credit terms, changes or ends them; noted in the audit trail. Repeatable.</summary>
/// <param name="Terms">Null to end them. What was confirmed on them stays due as it was.</param>
public sealed record SetCreditTerms(Guid AccountId, CreditTerms? Terms, Guid StaffId) : ICommand;

/// <summary>
/// The terms of the customer with this e-mail address. Refused (<c>users.no-credit-terms</c>) when there is no such account, it is
/// disabled, or it has none.
/// </summary>
public sealed record GetCreditTerms(string Email) : IQuery<CustomerCredit>;

public sealed record CustomerCredit(Guid AccountId, CreditTerms Terms);
