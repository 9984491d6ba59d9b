using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Ordering;

/// <summary>
/// Cancels an order of which nothing has been handed to a carrier; stock and money are let go of. Shoppers may until shipping has begun to be prepared. Canceling twice is harmless.
/// </summary>
/// <param name="StaffId">Null when the shopper does it.</param>
public sealed record CancelOrder(string OrderNumber, OrderViewer Viewer, string Reason, Guid? StaffId) : ICommand;

/// <summary>Stops an order from being shipped until it is released. Repeatable.</summary>
public sealed record HoldOrder(string OrderNumber, string Reason, Guid StaffId) : ICommand;

/// <summary>Lets an order that was on hold go on. Repeatable.</summary>
public sealed record ReleaseOrder(string OrderNumber, Guid StaffId) : ICommand;

/// <summary>The shopper has received everything that was shipped. Refused while something is still to be shipped (<c>orders.illegal-state</c>). Repeatable.</summary>
public sealed record ConfirmReceipt(string OrderNumber, OrderViewer Viewer) : ICommand;
