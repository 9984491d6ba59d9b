using Shop.Kernel;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Domain.Orders;

internal sealed record LineOption(string Name, string Value);

/// <summary>
/// A product as sold, copied at placement so that later catalog changes do not affect the order, with the progress of its units.
/// </summary>
internal sealed class LineItem
{
    public LineItem(LineItemId id, int position, LineSnapshot snapshot)
    {
        Id = id;
        Position = position;
        (Sku, ProductId, VariantId, ProductSlug, Title, VariantTitle) = (
            snapshot.Sku,
            snapshot.ProductId,
            snapshot.VariantId,
            snapshot.ProductSlug,
            snapshot.Title,
            snapshot.VariantTitle
        );
        (Options, Barcode, ImageUrl, WeightGrams, RequiresShipping) = (
            snapshot.Options,
            snapshot.Barcode,
            snapshot.ImageUrl,
            snapshot.WeightGrams,
            snapshot.RequiresShipping
        );
        (Quantity, UnitPrice, CompareAtAmount, CostAmount) = (
            snapshot.Quantity,
            snapshot.UnitPrice,
            snapshot.CompareAtPrice?.Amount,
            snapshot.Cost?.Amount
        );
        (Discount, Total, TaxRate, Tax) = (snapshot.Discount, snapshot.Total, snapshot.TaxRate, snapshot.Tax);
        Discounts = snapshot.Discounts;
    }

    // EF Core does not bind complex values to constructors.
    private LineItem() { }

    public LineItemId Id { get; private set; }

    public int Position { get; private set; }

    public Sku Sku { get; private set; }

    public Guid ProductId { get; private set; }

    public Guid VariantId { get; private set; }

    public string ProductSlug { get; private set; } = string.Empty;

    public string Title { get; private set; } = string.Empty;

    public string VariantTitle { get; private set; } = string.Empty;

    public IReadOnlyList<LineOption> Options { get; private set; } = [];

    public string? Barcode { get; private set; }

    public string? ImageUrl { get; private set; }

    public decimal WeightGrams { get; private set; }

    public bool RequiresShipping { get; private set; }

    public int Quantity { get; private set; }

    /// <summary>Including tax.</summary>
    public Money UnitPrice { get; private set; }

    public decimal? CompareAtAmount { get; private set; }

    /// <summary>Unit cost; null when unknown.</summary>
    public decimal? CostAmount { get; private set; }

    public Money Discount { get; private set; }

    /// <summary>The parts of the discount.</summary>
    public IReadOnlyList<AppliedDiscount> Discounts { get; private set; } = [];

    /// <summary>Quantity × unit price − discount, including tax.</summary>
    public Money Total { get; private set; }

    /// <summary>In percent.</summary>
    public decimal TaxRate { get; private set; }

    /// <summary>The tax included in the total.</summary>
    public Money Tax { get; private set; }

    /// <summary>Units on backorder when the stock was reserved.</summary>
    public int Backordered { get; private set; }

    /// <summary>Latest expected date of the backordered units at that time, in the shop's time zone; null when unknown.</summary>
    public DateOnly? ExpectedOn { get; private set; }

    public int Canceled { get; private set; }

    /// <summary>In a shipment, shipped or not.</summary>
    public int InShipment { get; private set; }

    public int Shipped { get; private set; }

    public int Delivered { get; private set; }

    /// <summary>Returned by the carrier.</summary>
    public int ReturnedToSender { get; private set; }

    /// <summary>Refunded units.</summary>
    public int Refunded { get; private set; }

    /// <summary>Restocked with a refund, without a return.</summary>
    public int Restocked { get; private set; }

    /// <summary>In a return that has not been inspected yet.</summary>
    public int InReturn { get; private set; }

    /// <summary>Received in a return, in any condition.</summary>
    public int Returned { get; private set; }

    public int Shippable => RequiresShipping ? Cancelable : 0;

    public int Cancelable => Quantity - Canceled - InShipment;

    public int Returnable => Delivered + ReturnedToSender - Restocked - InReturn - Returned;

    public int Restockable => Shipped - Restocked - InReturn - Returned;

    /// <summary>Nothing is left to ship or in transit.</summary>
    public bool IsDone =>
        !RequiresShipping || (Delivered + ReturnedToSender + Canceled >= Quantity && (ReturnedToSender == 0 || InReturn == 0));

    /// <summary>Quantity × unit price.</summary>
    public Money Amount => Total + Discount;

    /// <summary>Price of the canceled units.</summary>
    public Money CanceledTotal => Total - TotalOf(Quantity - Canceled, 0);

    public Money? Cost => CostAmount is { } amount ? new Money(amount, UnitPrice.Currency) : null;

    /// <summary>Price of units after discounts; the last units include the rounding difference.</summary>
    public Money TotalOf(int units, int unitsBefore)
    {
        if (units == Quantity)
            return Total;

        var parts = Total.Allocate([.. Enumerable.Repeat(1m, Quantity)]);
        return parts.Skip(unitsBefore).Take(units).Aggregate(Money.Zero(Total.Currency), (sum, part) => sum + part);
    }

    /// <summary>Price of the next units to cancel.</summary>
    public Money CancelableTotal(int units) => TotalOf(Quantity - Canceled, 0) - TotalOf(Quantity - Canceled - units, 0);

    /// <summary>Adds backordered units and keeps the latest expected date; null when any date is unknown.</summary>
    internal void AwaitStock(int units, DateOnly? expectedOn)
    {
        ExpectedOn = Backordered == 0 || ExpectedOn < expectedOn || expectedOn is null ? expectedOn : ExpectedOn;
        Backordered += units;
    }

    internal void Assign(int units) => InShipment += units;

    internal void Unassign(int units) => InShipment -= units;

    internal void Ship(int units) => Shipped += units;

    internal void Deliver(int units) => Delivered += units;

    internal void ReturnToSender(int units) => ReturnedToSender += units;

    internal void Cancel(int units) => Canceled += units;

    internal void CancelRest() => Canceled = Quantity - Shipped;

    internal void Revise(int quantity, Money discount, Money tax)
    {
        if (Discounts.Sum(part => part.Amount) is > 0 and var named && Discount.Amount > 0)
            Discounts =
            [
                .. Discounts.Zip(
                    (discount * (named / Discount.Amount)).Rounded().Allocate([.. Discounts.Select(part => part.Amount)]),
                    (part, amount) => part with { Amount = amount.Amount }
                ),
            ];
        (Quantity, Backordered, Discount, Total, Tax) = (
            quantity,
            Math.Min(Backordered, quantity),
            discount,
            (UnitPrice * quantity) - discount,
            tax
        );
    }

    internal void Restock(int units) => Restocked += units;

    internal void RequestReturn(int units) => InReturn += units;

    internal void ReceiveReturn(int units) => Returned += units;

    internal void Refund(int units) => Refunded += units;
}

/// <summary>Catalog and pricing data copied to a line.</summary>
internal sealed record LineSnapshot
{
    public required Sku Sku { get; init; }

    public required Guid ProductId { get; init; }

    public required Guid VariantId { get; init; }

    public required string ProductSlug { get; init; }

    public required string Title { get; init; }

    public required string VariantTitle { get; init; }

    public required IReadOnlyList<LineOption> Options { get; init; }

    public string? Barcode { get; init; }

    public string? ImageUrl { get; init; }

    public required decimal WeightGrams { get; init; }

    public required bool RequiresShipping { get; init; }

    public required int Quantity { get; init; }

    public required Money UnitPrice { get; init; }

    public Money? CompareAtPrice { get; init; }

    public Money? Cost { get; init; }

    public required Money Discount { get; init; }

    public required Money Total { get; init; }

    public required decimal TaxRate { get; init; }

    public required Money Tax { get; init; }

    public IReadOnlyList<AppliedDiscount> Discounts { get; init; } = [];
}
