using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Cancellations;

/// <summary>
/// Expires orders that were not paid in time, one by one, and returns their number. Polls pending payment attempts first; an order stays
/// open while its provider does not respond. Runs every minute. Idempotent.
/// </summary>
public sealed record ExpireOrders : ICommand<int>;
