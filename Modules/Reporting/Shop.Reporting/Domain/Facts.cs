namespace Shop.Reporting.Domain;

// Facts recorded from events, each with its day in the shop's time zone and the time it was recorded. Immutable except for outcomes; all
// figures are calculated from them. Amounts are in the shop's currency.

internal abstract class Fact
{
    public Guid Id { get; init; }

    public DateOnly Day { get; set; }

    public DateTimeOffset RecordedAt { get; set; }
}

/// <summary>A confirmed order, on its day of confirmation.</summary>
internal sealed class SaleFact : Fact
{
    public required string Number { get; init; }

    public Guid? AccountId { get; init; }

    /// <summary>Normalized.</summary>
    public string? Email { get; init; }

    public string? CustomerName { get; init; }

    public required string Country { get; init; }

    public decimal Items { get; init; }

    public decimal Discount { get; init; }

    public decimal Shipping { get; init; }

    public decimal Tax { get; init; }

    public decimal Total { get; init; }
}

internal sealed class SaleLineFact : Fact
{
    public Guid OrderId { get; init; }

    public Guid ProductId { get; init; }

    public required string Sku { get; init; }

    public required string Title { get; init; }

    public int Quantity { get; init; }

    public decimal Total { get; init; }

    public decimal? Cost { get; init; }
}

/// <summary>Money of a sale that was refunded or canceled, on the day of the refund or cancellation.</summary>
internal sealed class ReturnFact : Fact
{
    public Guid OrderId { get; init; }

    public bool IsCancellation { get; init; }

    public decimal Amount { get; init; }

    public decimal Tax { get; init; }
}

/// <summary>A placed order, whatever its outcome.</summary>
internal sealed class PlacementFact : Fact
{
    public required string PaymentMethod { get; init; }

    /// <summary>Null when unknown.</summary>
    public string? Channel { get; init; }
}

internal sealed class ReceiptFact : Fact
{
    public Guid OrderId { get; init; }

    public decimal Amount { get; init; }
}

internal sealed class CartFact : Fact;

internal sealed class PaymentFact : Fact
{
    public required string Method { get; init; }

    public bool Succeeded { get; set; }

    public bool Failed { get; set; }
}

internal sealed class RegistrationFact : Fact
{
    public bool Succeeded { get; init; }
}

internal sealed class ParcelFact : Fact
{
    public bool Delivered { get; set; }

    public bool Failed { get; set; }
}

/// <summary>Available fell to its threshold.</summary>
internal sealed class StockAlertFact : Fact
{
    public required string Sku { get; init; }

    public int Available { get; set; }

    public int Threshold { get; init; }

    public DateTimeOffset Since { get; init; }

    /// <summary>When it rose above its threshold again.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }
}

internal sealed class SearchFact : Fact
{
    public required string Term { get; init; }

    public int Results { get; init; }
}

/// <summary>A page view, with a visitor hash that is valid for one day only.</summary>
internal sealed class VisitFact : Fact
{
    public required string VisitorHash { get; init; }

    public required string Kind { get; init; }
}
