namespace Shop.Orders.Application.Checkout;

/// <summary>Which VAT applies where. Outside the process one day (a tax service); a table today.</summary>
internal interface ITaxCalculator
{
    /// <summary>The standard rate in percent for goods delivered to a country; 0 where the shop charges none.</summary>
    decimal StandardRate(string country);
}
