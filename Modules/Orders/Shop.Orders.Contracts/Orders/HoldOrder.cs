using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>Stops an order from being shipped until it is released. Repeatable.</summary>
public sealed record HoldOrder(string OrderNumber, string Reason, Guid StaffId) : ICommand;

/// <summary>Lets an order that was on hold go on. Repeatable.</summary>
public sealed record ReleaseOrder(string OrderNumber, Guid StaffId) : ICommand;
