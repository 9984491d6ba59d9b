using Shop.Kernel;

namespace Shop.Orders.Domain.Orders;

/// <summary>Where an order is collected, copied at placement.</summary>
/// <param name="Location">Code of the stock location.</param>
internal sealed record PickUpPlace(string Location, string Name, PostalAddress Address, string OpeningHours);
