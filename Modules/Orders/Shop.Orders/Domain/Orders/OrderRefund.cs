using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Domain.Orders;

/// <summary>A refund of an order with the units it covers.</summary>
internal sealed class OrderRefund
{
    public OrderRefund(
        Guid id,
        RefundDraft draft,
        Money credit,
        bool restock,
        Message reason,
        Guid staffId,
        DateTimeOffset at,
        Guid? storeCreditOf
    )
    {
        (Id, Amount, Tax, ShippingAmount, Lines) = (id, draft.Amount, draft.Tax, draft.Shipping.Amount, draft.Units);
        Rates = [.. draft.Shares.Select(share => new RefundedRate(share.Rate, share.Gross.Amount, share.Tax.Amount))];
        (CreditAmount, Restock, Reason, StaffId, At, StoreCreditOf) = (credit.Amount, restock, reason, staffId, at, storeCreditOf);
        Refunded = Money.Zero(draft.Amount.Currency);
    }

    // EF Core does not bind complex values to constructors.
    private OrderRefund() { }

    public Guid Id { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>The tax included in the amount.</summary>
    public Money Tax { get; private set; }

    /// <summary>The part for shipping.</summary>
    public Money Shipping => new(ShippingAmount, Amount.Currency);

    public decimal ShippingAmount { get; private set; }

    /// <summary>The part beyond the overpaid amount, such as a return or a goodwill credit.</summary>
    public Money Credit => new(CreditAmount, Amount.Currency);

    public decimal CreditAmount { get; private set; }

    /// <summary>The amount and its tax by rate, highest first; empty for older refunds.</summary>
    public IReadOnlyList<RefundedRate> Rates { get; private set; } = [];

    public IReadOnlyList<TaxShare> Shares =>
        [.. Rates.Select(rate => new TaxShare(rate.Rate, new Money(rate.Gross, Amount.Currency), new Money(rate.Tax, Amount.Currency)))];

    /// <summary>The amount confirmed by providers so far.</summary>
    public Money Refunded { get; private set; }

    public IReadOnlyList<LineQuantity> Lines { get; private set; } = [];

    public bool Restock { get; private set; }

    /// <summary>The account whose store credit is increased; null when the original payment method is refunded.</summary>
    public Guid? StoreCreditOf { get; private set; }

    public Message Reason { get; private set; } = null!;

    public RefundStatus Status { get; private set; }

    /// <summary>When its credit note was issued.</summary>
    public DateTimeOffset? CreditedAt { get; private set; }

    public Guid StaffId { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal void Book(Money amount)
    {
        Refunded += amount;
        if (Refunded >= Amount)
            Status = RefundStatus.Succeeded;
    }

    internal void Fail() => Status = RefundStatus.Failed;
}

/// <param name="Rate">In percent.</param>
internal sealed record RefundedRate(decimal Rate, decimal Gross, decimal Tax);

/// <summary>A calculated refund with its tax by rate.</summary>
/// <param name="Units">The refunded units, whose price is part of the amount.</param>
/// <param name="Shipping">The part of the amount paid for shipping.</param>
internal sealed record RefundDraft(Money Amount, Money Shipping, IReadOnlyList<LineQuantity> Units, IReadOnlyList<TaxShare> Shares)
{
    public Money Tax => Shares.Aggregate(Money.Zero(Amount.Currency), (sum, share) => sum + share.Tax);
}
