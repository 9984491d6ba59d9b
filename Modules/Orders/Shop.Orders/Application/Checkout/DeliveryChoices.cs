using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Checkout;

/// <summary>What Logistics offers, as the checkout shows it and as an order keeps it.</summary>
internal static class DeliveryChoices
{
    public static CheckoutShipping Of(ShippingOption option) => new(
        option.Code, option.Name, option.Price, option.Promise, option.PickUp is { } point ? new CollectionPoint(point.Location, point.Name, point.Address, point.OpeningHours) : null);

    public static PickUpPlace? Place(ShippingOption? option) => option?.PickUp is { } point ? new PickUpPlace(point.Location, point.Name, point.Address, point.OpeningHours) : null;
}
