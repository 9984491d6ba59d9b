using Shop.Kernel;

namespace Shop.Orders.Application.Checkout;

/// <summary>Which VAT applies where. Outside the process one day (a tax service); a table today.</summary>
internal interface ITaxCalculator
{
    /// <summary>The standard rate in percent; 0 where the shop charges none.</summary>
    /// <param name="isGoods">False for what is not shipped: a service.</param>
    decimal StandardRate(Destination destination, bool isGoods);
}

/// <summary>Where something is delivered to, as far as it is known.</summary>
/// <param name="City">Tells places apart that share a postal code.</param>
internal sealed record Destination(string Country, string? PostalCode = null, string? City = null)
{
    public static Destination Of(PostalAddress address) => new(address.Country, address.PostalCode, address.City);
}
