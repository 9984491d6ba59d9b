using Shop.Kernel;

namespace Shop.Orders.Domain.Pricing;

/// <summary>A line to total. Prices include tax.</summary>
/// <param name="TaxRate">In percent.</param>
internal sealed record PricedLine(Money UnitPrice, int Quantity, Money Discount, decimal TaxRate)
{
    public Money Total => ((UnitPrice * Quantity) - Discount).Rounded();
}

/// <summary>Gross amount and tax of one rate.</summary>
/// <param name="Rate">In percent.</param>
internal sealed record TaxShare(decimal Rate, Money Gross, Money Tax);

/// <summary>
/// The totals of an order. Prices include tax, so total = items − discount + shipping; the tax is calculated from the gross sum of each
/// rate, gross × rate ÷ (100 + rate), rounded once per rate (EU VAT Directive 2006/112/EC, art. 78 and 226: the price paid is the taxable
/// amount plus the tax). Shipping is taxed at the highest rate among the lines.
/// </summary>
internal sealed record OrderTotals(
    Money Items,
    Money Discount,
    Money Shipping,
    Money Tax,
    Money Total,
    IReadOnlyList<TaxShare> Shares,
    IReadOnlyList<Money> LineTaxes,
    decimal ShippingTaxRate,
    Money ShippingTax
)
{
    public static OrderTotals Of(IReadOnlyList<PricedLine> lines, Money shipping)
    {
        var zero = Money.Zero(shipping.Currency);
        var items = lines.Aggregate(zero, (sum, line) => sum + (line.UnitPrice * line.Quantity).Rounded());
        var discount = lines.Aggregate(zero, (sum, line) => sum + line.Discount);
        var shippingRate = lines.Count == 0 ? 0 : lines.Max(line => line.TaxRate);

        var parts = lines.Select(line => (Rate: line.TaxRate, Gross: line.Total)).Append((Rate: shippingRate, Gross: shipping)).ToList();
        var taxes = new Money[parts.Count];
        var shares = new List<TaxShare>();
        foreach (
            var rate in parts
                .Select((part, index) => (part.Rate, part.Gross, Index: index))
                .GroupBy(part => part.Rate)
                .OrderByDescending(group => group.Key)
        )
        {
            var gross = rate.Aggregate(zero, (sum, part) => sum + part.Gross);
            var tax = (gross * (rate.Key / (100 + rate.Key))).Rounded();
            var split = gross.IsZero ? [.. rate.Select(_ => zero)] : tax.Allocate([.. rate.Select(part => part.Gross.Amount)]);
            foreach (var (part, share) in rate.Zip(split))
                taxes[part.Index] = share;
            if (!gross.IsZero)
                shares.Add(new TaxShare(rate.Key, gross, tax));
        }

        return new OrderTotals(
            items,
            discount,
            shipping,
            shares.Aggregate(zero, (sum, share) => sum + share.Tax),
            items - discount + shipping,
            shares,
            taxes[..^1],
            shippingRate,
            taxes[^1]
        );
    }
}
