using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Drafts;

/// <summary>
/// Confirms a draft before it is paid, on the credit terms of the customer with the draft's e-mail address, whose order it becomes: the
/// stock is held at once and committed by the confirmation's own event, and the money is due so many days later. Refused when the customer
/// has no terms (<c>users.no-credit-terms</c>), would owe more than their limit (<c>orders.credit-limit</c>), or something is sold out
/// (<c>orders.out-of-stock</c>). Repeatable.
/// </summary>
public sealed record ConfirmOnTerms(string OrderNumber, Guid StaffId) : ICommand;
