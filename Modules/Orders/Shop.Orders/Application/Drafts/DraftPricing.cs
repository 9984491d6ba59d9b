using MediatR;
using Microsoft.Extensions.Options;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Application.Drafts;

/// <summary>A line of an order that staff write.</summary>
/// <param name="UnitPrice">Null for today's price.</param>
internal sealed record WrittenLine(Sku Sku, int Quantity, Money? UnitPrice);

/// <summary>What an order that staff write comes to.</summary>
internal sealed record WrittenOrder(IReadOnlyList<LineSnapshot> Lines, OrderTotals Totals, ShippingOption? Delivery)
{
    public IReadOnlyList<StockLine> Stock => [.. Lines.Select(line => new StockLine(line.Sku, line.Quantity))];
}

/// <summary>
/// Prices orders that staff write: today's prices where a line names none, tax by destination, delivery as the zone has it.
/// </summary>
internal sealed class DraftPricing(IMediator mediator, ITaxCalculator taxes, IOptions<OrdersOptions> options)
{
    public Currency Currency => Currency.Of(options.Value.Currency);

    /// <param name="credit">Taken off the lines together, at most what they cost.</param>
    /// <param name="shippingPrice">Null for the option's own price.</param>
    public async Task<(WrittenOrder? Order, Error? Error)> PriceAsync(
        IReadOnlyList<WrittenLine> lines,
        Money credit,
        PostalAddress address,
        string? shippingMethod,
        Money? shippingPrice,
        CancellationToken cancellationToken
    )
    {
        var (found, error) = await FindAsync(lines, index => $"Lines[{index}].Sku", cancellationToken);
        if (error is not null)
            return (null, error);

        var full = found!.Select(line => line.Price * line.Quantity).ToList();
        var sum = full.Aggregate(Money.Zero(Currency), (total, part) => total + part);
        var off = Money.Min(credit, sum) is { IsPositive: true } discount
            ? discount.Allocate([.. full.Select(part => part.Amount)])
            : [.. full.Select(_ => Money.Zero(Currency))];
        ShippingOption? delivery = null;
        if (found!.Any(line => line.Variant.RequiresShipping))
        {
            (var option, error) = await ChooseAsync(found!, sum, address, shippingMethod, cancellationToken);
            if (error is not null)
                return (null, error);
            delivery = option;
        }

        var place = Destination.Of(delivery?.PickUp?.Address ?? address);
        var priced = found!
            .Select((line, index) => new PricedLine(line.Price, line.Quantity, off[index], RateOf(line.Variant, place)))
            .ToList();
        var totals = OrderTotals.Of(priced, shippingPrice ?? delivery?.Price ?? Money.Zero(Currency));
        return (
            new WrittenOrder(
                [.. found!.Select((line, index) => Snapshot(line.Variant, priced[index], totals.LineTaxes[index]))],
                totals,
                delivery
            ),
            null
        );
    }

    /// <summary>Goods for an order that has its delivery already; their tax is worked out with the order's.</summary>
    /// <param name="fieldOf">How the caller's input names the SKU of a line.</param>
    public async Task<(IReadOnlyList<LineSnapshot>? Lines, Error? Error)> SnapshotsAsync(
        IReadOnlyList<WrittenLine> lines,
        Destination destination,
        Func<int, string> fieldOf,
        CancellationToken cancellationToken
    )
    {
        var (found, error) = await FindAsync(lines, fieldOf, cancellationToken);
        if (error is not null)
            return (null, error);

        var none = Money.Zero(Currency);
        return (
            [
                .. found!.Select(line =>
                    Snapshot(line.Variant, new PricedLine(line.Price, line.Quantity, none, RateOf(line.Variant, destination)), none)
                ),
            ],
            null
        );
    }

    /// <summary>What is missing of an order's goods, in words.</summary>
    public static Error OutOfStock(IEnumerable<(Sku Sku, string Title)> lines, IReadOnlyList<StockShortage> shortages)
    {
        var titles = lines.GroupBy(line => line.Sku).ToDictionary(line => line.Key, line => line.First().Title);
        return CartErrors.OutOfStock(
            $"{string.Join("; ", shortages.Select(shortage => shortage.Available == 0 ? $"{titles[shortage.Sku]} is sold out" : $"only {shortage.Available} of {titles[shortage.Sku]} are left"))}."
        );
    }

    private decimal RateOf(SellableVariant variant, Destination destination) =>
        variant.IsTaxable ? taxes.StandardRate(destination, variant.RequiresShipping) : 0;

    private async Task<(IReadOnlyList<FoundLine>? Lines, Error? Error)> FindAsync(
        IReadOnlyList<WrittenLine> lines,
        Func<int, string> fieldOf,
        CancellationToken cancellationToken
    )
    {
        var variants = (await mediator.Send(new GetSellableVariants([.. lines.Select(line => line.Sku).Distinct()]), cancellationToken))
            .OrThrow()
            .Value.ToDictionary(variant => variant.Sku);
        for (var index = 0; index < lines.Count; index++)
            if (!variants.ContainsKey(lines[index].Sku))
                return (null, Error.Invalid("orders.unknown-sku", $"{lines[index].Sku} is not for sale.", fieldOf(index)));

        return (
            [.. lines.Select(line => new FoundLine(variants[line.Sku], line.Quantity, line.UnitPrice ?? variants[line.Sku].Price))],
            null
        );
    }

    private async Task<(ShippingOption? Option, Error? Error)> ChooseAsync(
        IReadOnlyList<FoundLine> lines,
        Money items,
        PostalAddress address,
        string? method,
        CancellationToken cancellationToken
    )
    {
        var parcel = lines.Select(line => new ParcelItem(line.Variant.ProductTitle, line.Quantity, line.Variant.WeightGrams)).ToList();
        var listed = await mediator.Send(
            new ListShippingOptions(address.Country, address.Region, address.PostalCode, parcel.Sum(item => item.Grams), items),
            cancellationToken
        );
        if (DeliveryChoices.Refusal(listed, parcel) is { } refusal)
            return (null, refusal);

        var option = method is null ? listed.Value[0] : listed.Value.FirstOrDefault(option => option.Code == method);
        return (option, option is null ? OrderErrors.UnknownShippingMethod : null);
    }

    private static LineSnapshot Snapshot(SellableVariant variant, PricedLine price, Money tax) =>
        new(
            variant.Sku,
            variant.ProductId,
            variant.VariantId,
            variant.ProductSlug,
            variant.ProductTitle,
            variant.VariantTitle,
            [.. variant.Options.Select(option => new LineOption(option.Name, option.Value))],
            variant.Barcode,
            variant.ImageUrl,
            variant.WeightGrams,
            variant.RequiresShipping,
            price.Quantity,
            price.UnitPrice,
            variant.CompareAtPrice,
            variant.Cost,
            price.Discount,
            price.Total,
            price.TaxRate,
            tax
        );

    private sealed record FoundLine(SellableVariant Variant, int Quantity, Money Price);
}
