using MediatR;
using Microsoft.Extensions.Options;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Application.Carts;

/// <summary>A cart at today's prices.</summary>
/// <param name="Lines">Those that are still for sale, priced.</param>
internal sealed record PricedCart(Cart Cart, IReadOnlyList<(CartLine Line, SellableVariant Variant, PricedLine Price)> Lines, OrderTotals Totals, CartView View)
{
    public int WeightGrams => Lines.Sum(line => line.Variant.WeightGrams * line.Line.Quantity);

    public bool RequiresShipping => Lines.Any(line => line.Variant.RequiresShipping);
}

/// <summary>
/// Prices carts anew on every look: today's prices from the catalog, what is left from the stock, tax by destination. The catalog is asked once
/// a request for each SKU; the stock every time, as the request itself may have changed it.
/// </summary>
internal sealed class CartPricing(IMediator mediator, ITaxCalculator taxes, IOptions<OrdersOptions> options)
{
    private readonly Dictionary<Sku, SellableVariant?> asked = [];

    public Currency Currency => Currency.Of(options.Value.Currency);

    public string HomeCountry => options.Value.Country;

    public async Task<SellableVariant?> FindVariantAsync(Sku sku, CancellationToken cancellationToken) =>
        (await FindVariantsAsync([sku], cancellationToken)).SingleOrDefault();

    public async Task<Availability> GetAvailabilityAsync(Sku sku, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetAvailability([sku]), cancellationToken)).Value[0];

    /// <param name="shipping">Null while the delivery is not chosen.</param>
    public async Task<PricedCart> PriceAsync(Cart cart, string? country, Money? shipping, CancellationToken cancellationToken)
    {
        Sku[] skus = [.. cart.Lines.Select(line => line.Sku)];
        if (skus.Length == 0)
            return Price(cart, [], [], country, shipping);

        var variants = await FindVariantsAsync(skus, cancellationToken);
        var availability = (await mediator.Send(new GetAvailability(skus), cancellationToken)).Value;
        return Price(cart, variants, availability, country, shipping);
    }

    /// <summary>The same with another delivery price, without asking anybody again.</summary>
    public static PricedCart Reprice(PricedCart priced, Money shipping)
    {
        var totals = OrderTotals.Of([.. priced.Lines.Select(line => line.Price)], shipping);
        return priced with { Totals = totals, View = priced.View with { Totals = TotalsView(totals, shipping) } };
    }

    private async Task<IReadOnlyList<SellableVariant>> FindVariantsAsync(IReadOnlyList<Sku> skus, CancellationToken cancellationToken)
    {
        Sku[] unasked = [.. skus.Where(sku => !asked.ContainsKey(sku))];
        if (unasked.Length > 0)
        {
            var found = (await mediator.Send(new GetSellableVariants(unasked), cancellationToken)).Value.ToDictionary(variant => variant.Sku);
            foreach (var sku in unasked)
                asked[sku] = found.GetValueOrDefault(sku);
        }

        return [.. skus.Select(sku => asked[sku]).OfType<SellableVariant>()];
    }

    private PricedCart Price(Cart cart, IReadOnlyList<SellableVariant> variants, IReadOnlyList<Availability> availability, string? country, Money? shipping)
    {
        var bySku = variants.ToDictionary(variant => variant.Sku);
        var stock = availability.ToDictionary(item => item.Sku);
        var rate = taxes.StandardRate(country ?? HomeCountry);
        var zero = Money.Zero(Currency);

        var priced = new List<(CartLine, SellableVariant, PricedLine)>();
        var views = new List<CartLineView>();
        var messages = new List<CartMessage>();
        foreach (var line in cart.Lines)
        {
            if (!bySku.TryGetValue(line.Sku, out var variant))
            {
                messages.Add(new CartMessage("gone", line.Sku, $"{line.Sku} is no longer for sale. Please remove it.", Blocks: true));
                views.Add(new CartLineView(line.Sku, line.Sku.Value, string.Empty, string.Empty, null, line.Quantity, line.SeenPrice, null, line.SeenPrice * line.Quantity, 0, IsAvailable: false));
                continue;
            }

            var price = new PricedLine(variant.Price, line.Quantity, zero, variant.IsTaxable ? rate : 0);
            priced.Add((line, variant, price));
            messages.AddRange(MessagesFor(line, variant, stock[line.Sku]));
            var left = stock[line.Sku] is { IsTracked: true, CanBackorder: false } tracked ? tracked.Available : (int?)null;
            views.Add(new CartLineView(
                line.Sku, variant.ProductTitle, variant.VariantTitle, variant.ProductSlug, variant.ImageUrl, line.Quantity, variant.Price, variant.CompareAtPrice, price.Total,
                left, left is null || left >= line.Quantity));
        }

        var totals = OrderTotals.Of([.. priced.Select(line => line.Item3)], shipping ?? zero);
        var view = new CartView(
            cart.Id.Value, views, TotalsView(totals, shipping), messages, priced.Sum(line => line.Item2.WeightGrams * line.Item1.Quantity),
            priced.Exists(line => line.Item2.RequiresShipping), cart.Status == CartStatus.Ordered, cart.Version);
        return new PricedCart(cart, priced, totals, view);
    }

    private static IEnumerable<CartMessage> MessagesFor(CartLine line, SellableVariant variant, Availability stock)
    {
        if (variant.Price.Currency == line.SeenPrice.Currency && variant.Price > line.SeenPrice)
            yield return new CartMessage("price-up", line.Sku, $"{variant.ProductTitle} costs {variant.Price} now, it was {line.SeenPrice} when you added it.", Blocks: false);
        else if (variant.Price.Currency == line.SeenPrice.Currency && variant.Price < line.SeenPrice)
            yield return new CartMessage("price-down", line.Sku, $"{variant.ProductTitle} costs {variant.Price} now, it was {line.SeenPrice} when you added it.", Blocks: false);

        if (!stock.IsTracked || stock.CanBackorder || stock.Available >= line.Quantity)
            yield break;
        if (stock.Available == 0)
            yield return new CartMessage("out-of-stock", line.Sku, $"{variant.ProductTitle} is sold out. Please remove it.", Blocks: true);
        else
            yield return new CartMessage("low-stock", line.Sku, $"Only {stock.Available} of {variant.ProductTitle} are left. Please lower the quantity.", Blocks: true);
    }

    internal static CartTotals TotalsView(OrderTotals totals, Money? shipping) => new(
        totals.Items, totals.Discount, shipping, totals.Tax, totals.Total, TaxIncluded: true,
        [.. totals.Shares.Select(share => new TaxLine(share.Rate, share.Gross - share.Tax, share.Tax))]);
}
