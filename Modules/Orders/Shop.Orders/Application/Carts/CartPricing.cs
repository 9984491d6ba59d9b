using MediatR;
using Microsoft.Extensions.Options;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Application.Carts;

/// <summary>A cart at current prices.</summary>
/// <param name="Lines">The priced lines that are still for sale.</param>
/// <param name="Delivery">The shipping price before discounts; null until a shipping method is chosen.</param>
/// <param name="Offers">Promotions that may apply.</param>
internal sealed record PricedCart(
    Cart Cart,
    IReadOnlyList<PricedCartLine> Lines,
    Money? Delivery,
    OrderTotals Totals,
    CartOffers Offers,
    Discounts Discounts
)
{
    /// <summary>The shipping price; null until a shipping method is chosen.</summary>
    public Money? Shipping => Delivery is null ? null : Totals.Shipping;

    /// <summary>The codes that do not apply.</summary>
    public IEnumerable<RefusedCode> Refused => Offers.Refused.Concat(Discounts.Refused);

    public IEnumerable<ParcelItem> Parcel =>
        Lines.Select(line => new ParcelItem(line.Variant.ProductTitle, line.Line.Quantity, line.Variant.WeightGrams));

    public decimal WeightGrams => Parcel.Sum(item => item.Grams);

    public bool RequiresShipping => Lines.Any(line => line.Variant.RequiresShipping);

    /// <summary>Lines whose SKU is no longer for sale.</summary>
    public IEnumerable<CartLine> Gone => Cart.Lines.Where(line => Lines.All(priced => priced.Line != line));
}

/// <param name="Categories">The product's categories and their ancestors; empty when no promotion needs them.</param>
internal sealed record PricedCartLine(CartLine Line, SellableVariant Variant, PricedLine Price, IReadOnlyList<Guid> Categories)
{
    /// <summary>The parts of the discount.</summary>
    public IReadOnlyList<AppliedDiscount> Discounts { get; init; } = [];
}

/// <summary>
/// Prices carts on every read: current catalog prices and promotions, tax by destination, and stock availability for display. Lookups are
/// cached per request until the request changes them.
/// </summary>
internal sealed class CartPricing(
    IMediator mediator,
    ITaxCalculator taxes,
    OfferFinder offers,
    CartTenders tenders,
    IOptions<OrdersOptions> options,
    TimeProvider clock
)
{
    private readonly Dictionary<Sku, SellableVariant?> variants = [];
    private readonly Dictionary<Sku, CartAvailability> stock = [];

    public Currency Currency => Currency.Of(options.Value.Currency);

    public async Task<SellableVariant?> FindVariantAsync(Sku sku, CancellationToken cancellationToken) =>
        (await FindVariantsAsync([sku], cancellationToken)).SingleOrDefault();

    /// <summary>Available units of a SKU, given the other lines of the cart.</summary>
    public async Task<CartAvailability> GetAvailabilityAsync(Cart cart, Sku sku, int wanted, CancellationToken cancellationToken)
    {
        var others = cart.Lines.Where(line => line.Sku != sku).Select(line => new StockLine(line.Sku, line.Quantity));
        var lines = others.Append(new StockLine(sku, wanted)).ToList();
        var found = (await mediator.Send(new GetCartAvailability(lines), cancellationToken)).OrThrow().Value;

        // The view that follows in the same request shows it. Shared stock depends on the quantities, so it is queried again.
        if (!found.Any(availability => availability.IsShared))
            foreach (var availability in found)
                stock[availability.Stock.Sku] = availability;
        return found[^1];
    }

    /// <summary>Drops the cached availability after the request changed stock.</summary>
    public void ForgetStock() => stock.Clear();

    /// <param name="destination">Null to assume the shop's country.</param>
    /// <param name="shipping">Null until a shipping method is chosen.</param>
    /// <param name="email">The customer's email address, if known.</param>
    /// <param name="isFinal">True when placing an order; bypasses the cache.</param>
    public async Task<PricedCart> PriceAsync(
        Cart cart,
        Destination? destination,
        Money? shipping,
        CancellationToken cancellationToken,
        string? email = null,
        bool isFinal = false
    )
    {
        var sellable = (await FindVariantsAsync([.. cart.Lines.Select(line => line.Sku)], cancellationToken)).ToDictionary(variant =>
            variant.Sku
        );
        List<PricedCartLine> lines =
        [
            .. from line in cart.Lines
            where sellable.ContainsKey(line.Sku)
            let variant = sellable[line.Sku]
            select new PricedCartLine(
                line,
                variant,
                new PricedLine(
                    variant.Price,
                    line.Quantity,
                    Money.Zero(Currency),
                    RateOf(variant, destination ?? new Destination(options.Value.Country))
                ),
                []
            ),
        ];
        var found = await offers.FindAsync(cart, email, isFinal, cancellationToken);
        if (found.UsesCategories)
            lines = await WithCategoriesAsync(lines, cancellationToken);
        return Total(cart, lines, shipping, found);
    }

    /// <summary>
    /// Recalculates with the chosen shipping option, without new lookups. Pickup orders are taxed at the pickup location.
    /// </summary>
    public PricedCart Reprice(PricedCart priced, ShippingOption delivery)
    {
        var lines = delivery.PickUp is not { } place
            ? priced.Lines
            :
            [
                .. priced.Lines.Select(line =>
                    line with
                    {
                        Price = line.Price with { TaxRate = RateOf(line.Variant, Destination.Of(place.Address)) },
                    }
                ),
            ];
        return Total(priced.Cart, lines, delivery.Price, priced.Offers);
    }

    /// <summary>Builds the owner's view, with availability and messages.</summary>
    /// <param name="withCredit">Includes the account's store credit even when the cart does not use it.</param>
    public async Task<CartView> ShowAsync(PricedCart priced, CancellationToken cancellationToken, bool withCredit = false)
    {
        var cart = priced.Cart;
        var paid = await tenders.FindAsync(cart, priced.Totals.Total, withCredit, cancellationToken);
        await GetStockAsync(priced, cancellationToken);
        var bySku = priced.Lines.ToDictionary(line => line.Line.Sku);
        var views = new List<CartLineView>();
        var messages = new List<CartMessage>();
        foreach (var line in cart.Lines)
        {
            if (!bySku.TryGetValue(line.Sku, out var found))
            {
                messages.Add(new CartMessage("gone", line.Sku, RemoveLine(CartErrors.Discontinued(line.Sku)), Blocks: true));
                views.Add(
                    new CartLineView(
                        line.Sku,
                        line.Sku.Value,
                        string.Empty,
                        string.Empty,
                        null,
                        line.Quantity,
                        line.SeenPrice,
                        null,
                        line.SeenPrice * line.Quantity,
                        0,
                        IsAvailable: false,
                        0,
                        null
                    )
                    {
                        Amount = line.SeenPrice * line.Quantity,
                    }
                );
                continue;
            }

            var variant = found.Variant;
            messages.AddRange(MessagesFor(line, variant, stock[line.Sku]));
            var (left, late) = (CartQuantities.MaxOf(stock[line.Sku].Stock), Late(line));
            views.Add(
                new CartLineView(
                    line.Sku,
                    variant.ProductTitle,
                    variant.VariantTitle,
                    variant.ProductSlug,
                    variant.ImageUrl,
                    line.Quantity,
                    variant.Price,
                    variant.CompareAtPrice,
                    found.Price.Total,
                    left,
                    left is null || left >= line.Quantity,
                    late,
                    late > 0 ? stock[line.Sku].Stock.ExpectedOn : null
                )
                {
                    Amount = found.Price.Total + found.Price.Discount,
                    Discounts = [.. found.Discounts.Select(discount => LineDiscounts.View(discount, Currency))],
                }
            );
        }

        messages.AddRange(
            priced
                .Refused.Where(code => !code.IsHarmless)
                .Select(code => new CartMessage(
                    "code-refused",
                    null,
                    new Message("orders.code-refused").With("code", code.Code).With("reason", code.Reason),
                    Blocks: true
                ))
        );
        return new CartView(
            cart.Id.Value,
            views,
            TotalsView(priced),
            messages,
            priced.WeightGrams,
            priced.RequiresShipping,
            cart.Status == CartStatus.Ordered,
            cart.Version,
            [.. priced.Discounts.Applied.Where(discount => discount.Amount > 0).Select(discount => LineDiscounts.View(discount, Currency))],
            [
                .. cart.Codes.Select(code => new CartCode(
                    code,
                    priced.Refused.FirstOrDefault(refused => refused.Code == code) is { } refused ? Message.Of(refused.Reason) : null
                )),
            ],
            [
                .. paid.Where(tender => tender.LastDigits is not null)
                    .Select(tender => new CartGiftCardView(tender.StoredValueId, tender.LastDigits!, tender.Amount)),
            ],
            paid.FirstOrDefault(tender => tender.LastDigits is null) is { } credit
                ? new CartStoreCredit(credit.Balance, cart.UsesStoreCredit, credit.Amount)
                : null,
            paid.Aggregate(priced.Totals.Total, (rest, tender) => rest - tender.Amount)
        );
    }

    /// <summary>When the items to ship are in stock.</summary>
    public async Task<Readiness> GetReadinessAsync(PricedCart priced, CancellationToken cancellationToken)
    {
        List<CartLine> sent = [.. priced.Lines.Where(line => line.Variant.RequiresShipping).Select(line => line.Line)];
        await GetStockAsync(priced, cancellationToken);
        return Readiness.Of([.. sent.Where(line => Late(line) > 0).Select(line => stock[line.Sku].Stock.ExpectedOn)]);
    }

    /// <summary>Units of the line on backorder.</summary>
    private int Late(CartLine line) =>
        stock[line.Sku].Stock is { CanBackorder: true } offer ? Math.Max(0, line.Quantity - offer.Available) : 0;

    private decimal RateOf(SellableVariant variant, Destination destination) =>
        variant.IsTaxable ? taxes.StandardRate(destination, variant.RequiresShipping) : 0;

    private PricedCart Total(Cart cart, IReadOnlyList<PricedCartLine> lines, Money? shipping, CartOffers offers)
    {
        var discounts = Discounts.Of(
            [
                .. lines.Select(line => new DiscountableLine(
                    line.Line.Sku,
                    line.Variant.ProductId,
                    line.Categories,
                    line.Variant.Price,
                    line.Line.Quantity
                )),
            ],
            offers.Offers,
            shipping,
            Currency,
            offers.Buyer,
            clock.GetUtcNow()
        );
        lines =
        [
            .. lines.Zip(discounts.Lines, (line, parts) =>
                line with
                {
                    Price = line.Price with { Discount = new Money(parts.Sum(part => part.Amount), Currency) },
                    Discounts = parts,
                }
            ),
        ];
        return new PricedCart(
            cart,
            lines,
            shipping,
            OrderTotals.Of([.. lines.Select(line => line.Price)], (shipping ?? Money.Zero(Currency)) - discounts.Shipping),
            offers,
            discounts
        );
    }

    private async Task<List<PricedCartLine>> WithCategoriesAsync(List<PricedCartLine> lines, CancellationToken cancellationToken)
    {
        var listed = await mediator.Send(
            new ListCategoriesOfProducts([.. lines.Select(line => line.Variant.ProductId).Distinct()]),
            cancellationToken
        );
        var categories = listed.Value.ToDictionary(product => product.ProductId, product => product.CategoryIds);
        return [.. lines.Select(line => line with { Categories = categories.GetValueOrDefault(line.Variant.ProductId, []) })];
    }

    private async Task<IReadOnlyList<SellableVariant>> FindVariantsAsync(IReadOnlyList<Sku> skus, CancellationToken cancellationToken)
    {
        Sku[] unasked = [.. skus.Where(sku => !variants.ContainsKey(sku))];
        if (unasked.Length > 0)
        {
            var found = (await mediator.Send(new GetSellableVariants(unasked), cancellationToken)).Value.ToDictionary(variant =>
                variant.Sku
            );
            foreach (var sku in unasked)
                variants[sku] = found.GetValueOrDefault(sku);
        }

        return [.. skus.Select(sku => variants[sku]).OfType<SellableVariant>()];
    }

    /// <summary>Asks for all lines at once, because bundles share stock with their components' lines.</summary>
    private async Task GetStockAsync(PricedCart priced, CancellationToken cancellationToken)
    {
        if (priced.Lines.All(line => stock.ContainsKey(line.Line.Sku)))
            return;

        var lines = priced.Lines.Select(line => new StockLine(line.Line.Sku, line.Line.Quantity)).ToList();
        foreach (var availability in (await mediator.Send(new GetCartAvailability(lines), cancellationToken)).OrThrow().Value)
            stock[availability.Stock.Sku] = availability;
    }

    private static IEnumerable<CartMessage> MessagesFor(CartLine line, SellableVariant variant, CartAvailability found)
    {
        if (variant.Price.Currency == line.SeenPrice.Currency && variant.Price != line.SeenPrice)
            yield return new CartMessage(
                variant.Price > line.SeenPrice ? "price-up" : "price-down",
                line.Sku,
                new Message("orders.line-price-changed")
                    .With("title", variant.ProductTitle)
                    .With("before", line.SeenPrice)
                    .With("now", variant.Price),
                Blocks: false
            );

        if (CartQuantities.MaxOf(found.Stock) is not { } max || max >= line.Quantity)
            yield break;

        var shortage = CartErrors.Shortage(variant.ProductTitle, max, found.IsShared);
        yield return max == 0
            ? new CartMessage("out-of-stock", line.Sku, RemoveLine(shortage), Blocks: true)
            : new CartMessage("low-stock", line.Sku, new Message("orders.reduce-line").With("reason", shortage), Blocks: true);
    }

    private static Message RemoveLine(Error reason) => new Message("orders.remove-line").With("reason", reason);

    private static CartTotals TotalsView(PricedCart priced)
    {
        var totals = priced.Totals;
        return new CartTotals(
            totals.Items,
            totals.Discount,
            priced.Shipping,
            totals.Tax,
            totals.Total,
            TaxIncluded: true,
            [.. totals.Shares.Select(share => new TaxLine(share.Rate, share.Gross - share.Tax, share.Tax))],
            priced.Discounts.Shipping.IsPositive ? priced.Delivery : null
        );
    }
}
