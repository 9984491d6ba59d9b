using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Drafts;

/// <summary>
/// Confirms an unpaid draft on the credit terms of the customer with the draft's email address, and assigns the order to their account.
/// Stock is held immediately and committed by the confirmation's event. Refused when the customer has no credit terms
/// (<c>users.no-credit-terms</c>), would exceed their limit (<c>orders.credit-limit</c>), or a product is sold out
/// (<c>orders.out-of-stock</c>). Idempotent.
/// </summary>
public sealed record ConfirmOnTerms(string OrderNumber, Guid StaffId) : ICommand;
