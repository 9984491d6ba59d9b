using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Domain.Orders;

internal sealed partial class Order
{
    public const string PaymentReminded = "payment-reminded";

    /// <summary>
    /// Replaces the payment totals with those of the ledger. They are never accumulated here, because events may arrive twice and out of
    /// order.
    /// </summary>
    /// <param name="refunded">Refunded, or lost in a dispute.</param>
    /// <param name="isDisputed">A dispute is open.</param>
    public void UpdatePaymentTotals(
        Money authorized,
        Money captured,
        Money refunded,
        bool hasAcceptedOffline,
        DateTimeOffset now,
        bool isDisputed = false
    )
    {
        if (
            (authorized, captured, refunded, hasAcceptedOffline, isDisputed)
            == (Authorized, Captured, Refunded, HasAcceptedOffline, IsDisputed)
        )
            return;

        (Authorized, Captured, Refunded, HasAcceptedOffline, IsDisputed) = (authorized, captured, refunded, hasAcceptedOffline, isDisputed);
        Touch();
        RecalculateStatus(now);
    }

    public void RecordCaptured(Money amount, string method, DateTimeOffset now)
    {
        Record(
            "payment-captured",
            new Message("orders.payment-captured").With("amount", amount).With("method", new Message($"payments.method-{method}")),
            Actor.System,
            now,
            forCustomer: true
        );
        Touch();
    }

    /// <summary>Records a payment event for staff, such as a dispute or an expiring authorization.</summary>
    public void RecordPaymentUpdate(string kind, Message message, DateTimeOffset now)
    {
        Record(kind, message, Actor.System, now, forCustomer: false);
        Touch();
    }

    /// <summary>The payment deadline is near and no payment is in progress.</summary>
    public void RecordPaymentReminder(DateTimeOffset now)
    {
        Record(PaymentReminded, new Message("orders.payment-reminded"), Actor.System, now, forCustomer: false);
        Raise(new PaymentReminderDue(this, now));
    }

    /// <summary>A gift card or store credit was refused; <paramref name="outstanding"/> has to be paid another way.</summary>
    public void RecordTenderRefused(Money outstanding, Message reason, DateTimeOffset now) =>
        Raise(new TenderRefused(this, outstanding, reason, now));

    /// <summary>The stock of an order on credit terms is committed and its payment is promised.</summary>
    public void RecordCreditTermsApplied(DateTimeOffset now) => Raise(new CreditTermsApplied(this, now));

    public void RecordPaymentFailed(Message reason, DateTimeOffset now)
    {
        Record("payment-failed", new Message("orders.payment-failed"), Actor.System, now, forCustomer: true, reason: reason);
        Touch();
    }

    /// <summary>Starts a refund, limited to what the ledger reports as refundable.</summary>
    /// <param name="amount">Null for the price of the given units and shipping.</param>
    /// <param name="shipping">The part of the shipping price to refund.</param>
    /// <param name="refundable">Captured less refunded and pending refunds, from the ledger.</param>
    /// <param name="storeCreditOf">The account whose store credit is increased; null to refund the original payment method.</param>
    /// <exception cref="DomainException">The amount exceeds what is refundable, or the units exceed those sold and not yet
    /// refunded.</exception>
    public OrderRefund StartRefund(
        Guid refundId,
        Money? amount,
        Money? shipping,
        IReadOnlyList<LineQuantity> units,
        bool restock,
        Message reason,
        Guid staffId,
        Money refundable,
        DateTimeOffset now,
        Guid? storeCreditOf = null
    )
    {
        if (refunds.Find(refund => refund.Id == refundId) is { } known)
            return known;

        var draft = CheckRefund(amount, shipping, units, restock, refundable);
        foreach (var unit in units)
        {
            Line(unit.LineId).Refund(unit.Quantity);
            if (restock)
                Line(unit.LineId).Restock(unit.Quantity);
        }

        var refund = new OrderRefund(
            refundId,
            draft,
            draft.Amount - Money.Min(draft.Amount, Surplus),
            restock,
            reason,
            staffId,
            now,
            storeCreditOf
        );
        refunds.Add(refund);
        Record(
            "refund-started",
            new Message(storeCreditOf is null ? "orders.refund-started" : "orders.store-credit-started").With("amount", draft.Amount),
            Actor.Staff(staffId),
            now,
            forCustomer: false,
            reason: reason
        );
        Raise(new RefundStarted(this, refund, now));
        return refund;
    }

    /// <summary>Records exchanged units, which can no longer be refunded.</summary>
    public void RecordExchanged(IReadOnlyList<LineQuantity> units, string exchangeOrder, string actor, DateTimeOffset now)
    {
        foreach (var unit in units)
            Line(unit.LineId).Refund(unit.Quantity);

        Record("exchanged", CountOf("orders.exchanged", units).With("number", exchangeOrder), actor, now, forCustomer: true);
        Touch();
    }

    /// <summary>Records returned units that were free, which need no refund now or later.</summary>
    public void RecordNothingToRefund(IReadOnlyList<LineQuantity> units, string rmaNumber, string actor, DateTimeOffset now)
    {
        foreach (var unit in units)
            Line(unit.LineId).Refund(unit.Quantity);

        Record(
            "return-resolved",
            new Message("orders.return-resolved-without-refund").With("number", rmaNumber),
            actor,
            now,
            forCustomer: true
        );
        Touch();
    }

    /// <summary>Calculates a refund that may be started now, without changing the order.</summary>
    /// <exception cref="DomainException">Like <see cref="StartRefund"/>.</exception>
    public RefundDraft CheckRefund(Money? amount, Money? shipping, IReadOnlyList<LineQuantity> units, bool restock, Money refundable)
    {
        var draft = DraftRefund(amount, shipping, units);
        foreach (var unit in units)
        {
            var line = Line(unit.LineId);
            if (restock && unit.Quantity > line.Restockable)
                throw new DomainException(OrderErrors.NotShipped(line.Sku.Value, line.Restockable));
        }

        if (!draft.Amount.IsPositive || !refundable.IsPositive)
            throw new DomainException(OrderErrors.NothingRefundable);
        return draft.Amount > refundable ? throw new DomainException(OrderErrors.RefundTooHigh(refundable)) : draft;
    }

    /// <summary>Calculates a refund and its tax without changing the order.</summary>
    /// <exception cref="DomainException">More units, or more of the shipping price, than can still be refunded.</exception>
    public RefundDraft DraftRefund(Money? amount, Money? shipping, IReadOnlyList<LineQuantity> units)
    {
        var parts = new List<(decimal Rate, Money Gross)>();
        foreach (var unit in units)
        {
            var line = Line(unit.LineId);
            var left = line.Quantity - line.Refunded;
            if (unit.Quantity > left)
                throw new DomainException(OrderErrors.TooManyToRefund(line.Sku.Value, left));
            parts.Add((line.TaxRate, line.TotalOf(unit.Quantity, line.Refunded)));
        }

        var delivery = shipping ?? Money.Zero(Currency);
        if (delivery > ShippingLeft)
            throw new DomainException(OrderErrors.ShippingRefundTooHigh(ShippingLeft));
        if (delivery.IsPositive)
            parts.Add((ShippingTaxRate, delivery));

        var named = parts.Aggregate(Money.Zero(Currency), (sum, part) => sum + part.Gross);
        var wanted = amount ?? named;
        return new RefundDraft(
            wanted,
            Money.Min(delivery, wanted),
            units,
            RefundTaxes.Split(wanted, parts, TaxParts, [.. LiveRefunds.Select(refund => (refund.Amount, refund.Shares))])
        );
    }

    /// <summary>A provider confirmed a refund, ours or one issued because the order was canceled or expired.</summary>
    public void RecordRefunded(Guid operationId, Money amount, DateTimeOffset now)
    {
        var own = refunds.Find(refund => refund.Id == operationId);
        Record(
            "refunded",
            new Message(own is { StoreCreditOf: not null } ? "orders.store-credit-issued" : "orders.refunded").With("amount", amount),
            Actor.System,
            now,
            forCustomer: true
        );
        Raise(new RefundPaid(this, operationId, amount, own is { StoreCreditOf: not null }, now));
        if (own is { Status: not RefundStatus.Succeeded })
        {
            own.Book(amount);
            if (own.Status == RefundStatus.Succeeded)
                Raise(new RefundSucceeded(this, own, now));
        }
    }

    public void RecordRefundFailed(Guid operationId, Message reason, DateTimeOffset now)
    {
        if (refunds.Find(refund => refund.Id == operationId) is not { Status: RefundStatus.Submitted } refund)
            return;

        refund.Fail();
        Record(
            "refund-failed",
            new Message("orders.refund-failed").With("amount", refund.Amount),
            Actor.System,
            now,
            forCustomer: false,
            reason: reason
        );
        Touch();
    }

    /// <summary>Total and tax less completed and pending refunds.</summary>
    public (Money Total, Money Tax) NotRefunded()
    {
        var zero = Money.Zero(Currency);
        return (
            Money.Max(LiveRefunds.Aggregate(Total, (left, refund) => left - refund.Amount), zero),
            Money.Max(LiveRefunds.Aggregate(Tax, (left, refund) => left - refund.Tax), zero)
        );
    }

    /// <summary>The outstanding amount for a captured amount; negative when overpaid.</summary>
    public Money BalanceWhen(Money captured) =>
        Status is OrderStatus.Canceled or OrderStatus.Expired
            ? Money.Zero(Currency)
            : LiveRefunds.Aggregate(Due - captured, (balance, refund) => balance + refund.Amount - refund.Credit);

    /// <summary>Shipping price less completed and pending refunds.</summary>
    public Money ShippingLeft => LiveRefunds.Aggregate(Shipping, (left, refund) => left - refund.Shipping);

    /// <summary>Completed and pending refunds.</summary>
    public Money RefundsStarted => LiveRefunds.Aggregate(Money.Zero(Currency), (sum, refund) => sum + refund.Amount);

    private IEnumerable<OrderRefund> LiveRefunds => refunds.Where(refund => refund.Status != RefundStatus.Failed);

    private Money Surplus => Money.Max(-Balance, Money.Zero(Currency));

    /// <summary>Everything sold with its tax, by rate.</summary>
    private List<TaxShare> TaxParts =>
        [
            .. lines
                .Select(line => new TaxShare(line.TaxRate, line.Total, line.Tax))
                .Append(new TaxShare(ShippingTaxRate, Shipping, ShippingTax))
                .GroupBy(part => part.Rate)
                .OrderByDescending(rate => rate.Key)
                .Select(rate => rate.Aggregate((sum, part) => new TaxShare(rate.Key, sum.Gross + part.Gross, sum.Tax + part.Tax))),
        ];

    private LineItem Line(Guid lineId) => lines.Find(line => line.Id.Value == lineId) ?? throw new DomainException(OrderErrors.UnknownLine);
}
