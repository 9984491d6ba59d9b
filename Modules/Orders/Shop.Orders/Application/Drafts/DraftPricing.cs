using MediatR;
using Microsoft.Extensions.Options;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Application.Drafts;

/// <summary>A line of a draft order.</summary>
/// <param name="UnitPrice">Null for the current price.</param>
internal sealed record WrittenLine(Sku Sku, int Quantity, Money? UnitPrice);

/// <summary>A priced draft order.</summary>
internal sealed record WrittenOrder(IReadOnlyList<LineSnapshot> Lines, OrderTotals Totals, ShippingOption? Delivery)
{
    public IReadOnlyList<UnitsToHold> Units => [.. Lines.Select(line => new UnitsToHold(line.Sku, line.Title, line.Quantity))];
}

/// <summary>Prices draft orders: current prices unless a line sets its own, tax by destination, shipping by zone.</summary>
internal sealed class DraftPricing(IMediator mediator, ITaxCalculator taxes, IOptions<OrdersOptions> options)
{
    public Currency Currency => Currency.Of(options.Value.Currency);

    /// <param name="credit">Discount on all lines together, at most their price.</param>
    /// <param name="shippingPrice">Null to use the option's price.</param>
    public async Task<Result<WrittenOrder>> PriceAsync(
        IReadOnlyList<WrittenLine> lines,
        Money credit,
        PostalAddress address,
        string? shippingMethod,
        Money? shippingPrice,
        CancellationToken cancellationToken
    )
    {
        var lookup = await FindAsync(lines, index => $"Lines[{index}].Sku", cancellationToken);
        if (!lookup.IsSuccess)
            return lookup.Errors[0];

        var found = lookup.Value;
        var full = found.Select(line => line.Price * line.Quantity).ToList();
        var sum = Money.Sum(full, Currency);
        var off = Money.Min(credit, sum) is { IsPositive: true } discount
            ? discount.Allocate([.. full.Select(part => part.Amount)])
            : [.. full.Select(_ => Money.Zero(Currency))];
        ShippingOption? delivery = null;
        if (found.Any(line => line.Variant.RequiresShipping))
        {
            var chosen = await ChooseAsync(found, sum, address, shippingMethod, cancellationToken);
            if (!chosen.IsSuccess)
                return chosen.Errors[0];
            delivery = chosen.Value;
        }

        var place = Destination.Of(delivery?.PickUp?.Address ?? address);
        var priced = found
            .Select((line, index) => new PricedLine(line.Price, line.Quantity, off[index], RateOf(line.Variant, place)))
            .ToList();
        var totals = OrderTotals.Of(priced, shippingPrice ?? delivery?.Price ?? Money.Zero(Currency));
        return new WrittenOrder(
            [.. found.Select((line, index) => LineSnapshots.Of(line.Variant, priced[index], totals.LineTaxes[index]))],
            totals,
            delivery
        );
    }

    /// <summary>Prices lines to add to an existing order; their tax is calculated with the order's.</summary>
    /// <param name="fieldOf">The field name of a line's SKU in the caller's input.</param>
    public async Task<Result<List<LineSnapshot>>> SnapshotsAsync(
        IReadOnlyList<WrittenLine> lines,
        Destination destination,
        Func<int, string> fieldOf,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(lines, fieldOf, cancellationToken);
        if (!found.IsSuccess)
            return found.Errors[0];

        var none = Money.Zero(Currency);
        return found
            .Value.Select(line =>
                LineSnapshots.Of(line.Variant, new PricedLine(line.Price, line.Quantity, none, RateOf(line.Variant, destination)), none)
            )
            .ToList();
    }

    private decimal RateOf(SellableVariant variant, Destination destination) =>
        variant.IsTaxable ? taxes.StandardRate(destination, variant.RequiresShipping) : 0;

    private async Task<Result<List<FoundLine>>> FindAsync(
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
                return CartErrors.UnknownSku(lines[index].Sku.Value, fieldOf(index));

        return lines.Select(line => new FoundLine(variants[line.Sku], line.Quantity, line.UnitPrice ?? variants[line.Sku].Price)).ToList();
    }

    private async Task<Result<ShippingOption>> ChooseAsync(
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
            return refusal;

        var option = method is null ? listed.Value[0] : listed.Value.FirstOrDefault(option => option.Code == method);
        return option is null ? OrderErrors.UnknownShippingMethod : option;
    }

    private sealed record FoundLine(SellableVariant Variant, int Quantity, Money Price);
}
