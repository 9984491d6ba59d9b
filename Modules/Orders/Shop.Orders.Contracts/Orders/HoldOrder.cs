using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>Prevents an order from shipping until it is released. Idempotent.</summary>
public sealed record HoldOrder(string OrderNumber, string Reason, Guid StaffId) : ICommand;

/// <summary>Releases an order from hold. Idempotent.</summary>
public sealed record ReleaseOrder(string OrderNumber, Guid StaffId) : ICommand;
