namespace Shop.Orders.Contracts.Orders;

/// <summary>Who looks at an order: its owner's account, whoever has its token, or staff. Others get the answer of a missing one.</summary>
public sealed record OrderViewer(Guid? AccountId, string? Token, bool IsStaff = false);
