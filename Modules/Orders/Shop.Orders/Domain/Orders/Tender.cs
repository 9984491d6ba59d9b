namespace Shop.Orders.Domain.Orders;

/// <summary>The part of an order paid with a gift card or store credit, fixed at placement.</summary>
/// <param name="Amount">In the order's currency.</param>
/// <param name="PaymentId">Chosen with the order, so that a repeat charges once.</param>
internal sealed record Tender(Guid StoredValueId, string Method, decimal Amount, Guid PaymentId);
