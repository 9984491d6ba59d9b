using Shop.Kernel;

namespace Shop.Orders.Domain.Orders;

/// <summary>The pickup location of an order, copied at placement.</summary>
/// <param name="Location">Code of the stock location.</param>
internal sealed record PickUpPlace(string Location, string Name, PostalAddress Address, string OpeningHours);
