using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Checkout;

/// <summary>When an order can ship in full.</summary>
/// <param name="On">Latest expected date; null when everything is in stock or the date is unknown.</param>
/// <param name="IsOpen">Some units are on backorder without an expected date.</param>
/// <param name="WaitsForMoney">The order ships only after an offline payment arrives.</param>
internal sealed record Readiness(DateOnly? On, bool IsOpen, bool WaitsForMoney = false)
{
    /// <summary>A delivery date is known.</summary>
    public bool HasDay => !IsOpen && !WaitsForMoney;

    /// <param name="late">Expected date of each backordered item.</param>
    public static Readiness Of(IReadOnlyCollection<DateOnly?> late) =>
        late.Contains(null) ? new Readiness(null, true) : new Readiness(late.Max(), false);
}

/// <summary>Units of one product to ship.</summary>
/// <param name="UnitGrams">Weight per unit.</param>
internal sealed record ParcelItem(string Title, int Quantity, decimal UnitGrams)
{
    public decimal Grams => Quantity * UnitGrams;
}

/// <summary>Maps shipping options of Logistics for the checkout and the order.</summary>
internal static class DeliveryChoices
{
    /// <summary>Promise of an order that ships after payment.</summary>
    public static readonly Message AfterPayment = new Message("orders.delivered-after-payment");

    private static readonly Message WhenInStock = new Message("orders.delivered-when-in-stock");

    /// <summary>The error when no option is available; null otherwise.</summary>
    public static Error? Refusal(Result<IReadOnlyList<ShippingOption>> listed, IEnumerable<ParcelItem> parcel)
    {
        if (listed is { IsSuccess: true, Value.Count: > 0 })
            return null;
        if (listed.IsSuccess || listed.Errors[0].Code != ListShippingOptions.TooHeavy)
            return OrderErrors.NoDelivery;

        var heaviest = parcel.MaxBy(item => item.Grams)!;
        return OrderErrors.TooHeavy(listed.Errors[0], heaviest.Title, heaviest.Quantity, heaviest.Grams / 1000);
    }

    public static CheckoutShipping Of(ShippingOption option) => Of(option, Readiness.Of([]));

    public static CheckoutShipping Of(ShippingOption option, Readiness readiness) =>
        new(
            option.Code,
            option.Name,
            option.Price,
            Promise(option, readiness),
            option.PickUp is { } point ? new CollectionPoint(point.Location, point.Name, point.Address, point.OpeningHours) : null
        );

    public static Message Promise(ShippingOption option, Readiness readiness) =>
        readiness.IsOpen ? WhenInStock
        : readiness.WaitsForMoney ? AfterPayment
        : option.Promise;

    public static PickUpPlace? Place(ShippingOption? option) =>
        option?.PickUp is { } point ? new PickUpPlace(point.Location, point.Name, point.Address, point.OpeningHours) : null;
}
