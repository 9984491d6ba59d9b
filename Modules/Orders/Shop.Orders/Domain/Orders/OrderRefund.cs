using Shop.Kernel;

namespace Shop.Orders.Domain.Orders;

internal enum RefundStatus
{
    Submitted,
    Succeeded,
    Failed,
}

/// <summary>Money of an order on its way back, and the units it is for.</summary>
internal sealed class OrderRefund
{
    public OrderRefund(Guid id, Money amount, Money tax, IReadOnlyList<ConsignmentLine> lines, bool restock, string reason, Guid staffId, DateTimeOffset at)
    {
        (Id, Amount, Tax, Lines, Restock, Reason, StaffId, At) = (id, amount, tax, lines, restock, reason, staffId, at);
        PaidBack = Money.Zero(amount.Currency);
    }

    // EF Core does not bind complex values to constructors.
    private OrderRefund()
    {
    }

    public Guid Id { get; private set; }

    public Money Amount { get; private set; }

    /// <summary>The tax contained in the amount.</summary>
    public Money Tax { get; private set; }

    /// <summary>What providers have confirmed of it so far.</summary>
    public Money PaidBack { get; private set; }

    public IReadOnlyList<ConsignmentLine> Lines { get; private set; } = [];

    public bool Restock { get; private set; }

    public string Reason { get; private set; } = string.Empty;

    public RefundStatus Status { get; private set; }

    public Guid StaffId { get; private set; }

    public DateTimeOffset At { get; private set; }

    internal void Book(Money amount)
    {
        PaidBack += amount;
        if (PaidBack >= Amount)
            Status = RefundStatus.Succeeded;
    }

    internal void Fail() => Status = RefundStatus.Failed;
}
