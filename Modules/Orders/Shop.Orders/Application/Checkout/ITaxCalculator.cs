using Shop.Kernel;

namespace Shop.Orders.Application.Checkout;

/// <summary>Calculates VAT rates; implemented by a table, replaceable by a tax service.</summary>
internal interface ITaxCalculator
{
    /// <summary>The standard rate in percent; 0 where no VAT is charged.</summary>
    /// <param name="isGoods">False for services.</param>
    decimal StandardRate(Destination destination, bool isGoods);
}

/// <summary>The known parts of a delivery address.</summary>
/// <param name="City">Distinguishes places that share a postal code.</param>
internal sealed record Destination(string Country, string? PostalCode = null, string? City = null)
{
    public static Destination Of(PostalAddress address) => new(address.Country, address.PostalCode, address.City);
}
