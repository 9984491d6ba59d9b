using Shop.Kernel;

namespace Shop.Orders.Domain.Orders;

// What Payments reports, and what goes back.
internal sealed partial class Order
{
    /// <summary>Takes over what the ledger adds up to now. The sums are never counted here: events come twice and in any order.</summary>
    public void TakeSums(Money authorized, Money captured, Money refunded, bool hasAcceptedOffline, DateTimeOffset now)
    {
        if ((authorized, captured, refunded, hasAcceptedOffline) == (Authorized, Captured, Refunded, HasAcceptedOffline))
            return;

        (Authorized, Captured, Refunded, HasAcceptedOffline) = (authorized, captured, refunded, hasAcceptedOffline);
        Touch();
        Settle(now);
    }

    public void RecordCaptured(Money amount, string method, DateTimeOffset now)
    {
        Record("payment-captured", $"{amount} received ({method})", Actor.System, now, forCustomer: true);
        Touch();
    }

    public void RecordPaymentFailed(string reason, DateTimeOffset now)
    {
        Record("payment-failed", $"Payment failed: {reason}", Actor.System, now, forCustomer: true);
        Touch();
    }

    /// <summary>Sends money back. The amount is checked against what the ledger says can go back.</summary>
    /// <param name="refundable">Captured less refunded less under way, as the ledger has it now.</param>
    /// <exception cref="DomainException">More than can go back, or more units than were sold and not yet refunded.</exception>
    public OrderRefund StartRefund(Guid refundId, Money? amount, IReadOnlyList<ConsignmentLine> units, bool restock, string reason, Guid staffId, Money refundable, DateTimeOffset now)
    {
        if (refunds.Find(refund => refund.Id == refundId) is { } known)
            return known;

        var sum = Money.Zero(Currency);
        foreach (var unit in units)
        {
            var line = Line(unit.LineId);
            var left = line.Quantity - line.Refunded;
            if (unit.Quantity > left)
                throw new DomainException(OrderErrors.TooManyToRefund(line.Sku.Value, left));
            if (restock && unit.Quantity > line.Shipped - line.Refunded)
                throw new DomainException(OrderErrors.TooManyToRefund(line.Sku.Value, line.Shipped - line.Refunded));
            sum += line.TotalOf(unit.Quantity, line.Refunded);
        }

        var wanted = amount ?? sum;
        if (!wanted.IsPositive || !refundable.IsPositive)
            throw new DomainException(OrderErrors.NothingRefundable);
        if (wanted > refundable)
            throw new DomainException(OrderErrors.RefundTooHigh(refundable));

        foreach (var unit in units)
            Line(unit.LineId).Refund(unit.Quantity);

        var refund = new OrderRefund(refundId, wanted, TaxIn(wanted), units, restock, reason, staffId, now);
        refunds.Add(refund);
        Record("refund-started", $"Refund of {wanted}: {reason}", Actor.Staff(staffId), now, forCustomer: false);
        Raise(new RefundStarted(this, refund, now));
        return refund;
    }

    /// <summary>A provider confirmed money that went back, for one of our refunds or because the order was given up.</summary>
    public void RecordRefunded(Guid operationId, Money amount, DateTimeOffset now)
    {
        Record("refunded", $"{amount} paid back", Actor.System, now, forCustomer: true);
        Touch();
        if (refunds.Find(refund => refund.Id == operationId) is { Status: not RefundStatus.Succeeded } own)
        {
            own.Book(amount);
            if (own.Status == RefundStatus.Succeeded)
                Raise(new RefundSucceeded(this, own, now));
        }
    }

    public void RecordRefundFailed(Guid operationId, string reason, DateTimeOffset now)
    {
        if (refunds.Find(refund => refund.Id == operationId) is not { Status: RefundStatus.Submitted } refund)
            return;

        refund.Fail();
        Record("refund-failed", $"Refund of {refund.Amount} failed: {reason}", Actor.System, now, forCustomer: false);
        Touch();
    }

    /// <summary>What of the total no refund has taken back or is taking back, and the tax in it.</summary>
    public (Money Total, Money Tax) NotRefunded()
    {
        var zero = Money.Zero(Currency);
        var taken = refunds.Where(refund => refund.Status != RefundStatus.Failed).ToList();
        return (
            Money.Max(Total - taken.Aggregate(zero, (sum, refund) => sum + refund.Amount), zero),
            Money.Max(Tax - taken.Aggregate(zero, (sum, refund) => sum + refund.Tax), zero));
    }

    /// <summary>The order's tax in proportion, rounded over all refunds so far, so that those of the whole amount come to the whole tax.</summary>
    private Money TaxIn(Money amount)
    {
        if (Total.IsZero)
            return Money.Zero(Currency);

        var before = refunds.Where(refund => refund.Status != RefundStatus.Failed).ToList();
        var upTo = Money.Min(before.Aggregate(amount, (sum, refund) => sum + refund.Amount), Total);
        var taxed = before.Aggregate(Money.Zero(Currency), (sum, refund) => sum + refund.Tax);
        return Money.Max((Tax * (upTo.Amount / Total.Amount)).Rounded() - taxed, Money.Zero(Currency));
    }

    private LineItem Line(Guid lineId) => lines.Find(line => line.Id.Value == lineId) ?? throw new DomainException(OrderErrors.UnknownLine);
}
