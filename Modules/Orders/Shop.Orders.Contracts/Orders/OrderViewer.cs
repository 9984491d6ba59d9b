namespace Shop.Orders.Contracts.Orders;

/// <summary>
/// The caller's claim to an order: the owning account, the order's token, or staff. For anyone else the order is reported as not found.
/// </summary>
public sealed record OrderViewer(Guid? AccountId, string? Token, bool IsStaff = false);
