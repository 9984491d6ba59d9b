using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Application.Checkout;

internal static class LineSnapshots
{
    public static LineSnapshot Of(SellableVariant variant, PricedLine price, Money tax, IReadOnlyList<AppliedDiscount>? discounts = null) =>
        new()
        {
            Sku = variant.Sku,
            ProductId = variant.ProductId,
            VariantId = variant.VariantId,
            ProductSlug = variant.ProductSlug,
            Title = variant.ProductTitle,
            VariantTitle = variant.VariantTitle,
            Options = [.. variant.Options.Select(option => new LineOption(option.Name, option.Value))],
            Barcode = variant.Barcode,
            ImageUrl = variant.ImageUrl,
            WeightGrams = variant.WeightGrams,
            RequiresShipping = variant.RequiresShipping,
            Quantity = price.Quantity,
            UnitPrice = price.UnitPrice,
            CompareAtPrice = variant.CompareAtPrice,
            Cost = variant.Cost,
            Discount = price.Discount,
            Total = price.Total,
            TaxRate = price.TaxRate,
            Tax = tax,
            Discounts = discounts ?? [],
        };
}
