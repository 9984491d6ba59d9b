using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Cancellations;

/// <summary>
/// Gives up orders that nobody paid in time, one by one, and answers how many. An attempt that is under way is asked about first; while its
/// provider does not
/// answer the order waits a little longer. The schedule sends it every minute; repeating it is harmless.
/// </summary>
public sealed record ExpireOrders : ICommand<int>;
