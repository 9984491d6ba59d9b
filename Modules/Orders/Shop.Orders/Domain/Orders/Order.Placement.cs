using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Domain.Orders;

internal sealed partial class Order
{
    public static Order Place(Placement placement, DateTimeOffset now)
    {
        var order = Create(placement, OrderStatus.PendingPayment, now);
        order.steps.Add(
            new OrderStep(
                Guid.CreateVersion7(),
                1,
                "placed",
                new Message("orders.placed"),
                null,
                OrderStatus.PendingPayment,
                placement.PlacedBy,
                now,
                forCustomer: true
            )
        );
        order.RecalculateStatus(now);
        order.RequestPayment(placement.Channel, now);
        return order;
    }

    /// <summary>An order staff create for a customer. It reserves no stock and only staff see it until it is sent.</summary>
    public static Order Draft(Placement placement, DateTimeOffset now)
    {
        var order = Create(placement, OrderStatus.Draft, now);
        order.steps.Add(
            new OrderStep(
                Guid.CreateVersion7(),
                1,
                "drafted",
                new Message("orders.drafted"),
                null,
                OrderStatus.Draft,
                placement.PlacedBy,
                now,
                forCustomer: false
            )
        );
        order.RecalculateStatus(now);
        order.Touch();
        return order;
    }

    /// <summary>Replaces the content of a draft.</summary>
    /// <exception cref="DomainException">The order is no longer a draft.</exception>
    public void Redraft(Placement placement, DateTimeOffset now)
    {
        if (Status != OrderStatus.Draft)
            throw new DomainException(OrderErrors.CannotEdit(Status));

        Take(placement);
        lines.Clear();
        lines.AddRange(placement.Lines.Select((line, index) => new LineItem(new LineItemId(Guid.CreateVersion7()), index + 1, line)));
        RecalculateStatus(now);
        Touch();
    }

    /// <summary>Turns a draft into an order that awaits payment. Its stock must be reserved first.</summary>
    /// <exception cref="DomainException">It has no lines or is not a draft.</exception>
    public void Send(TimeSpan paymentTime, string actor, DateTimeOffset now)
    {
        if (Status == OrderStatus.Draft && lines.Count == 0)
            throw new DomainException(OrderErrors.EmptyDraft);
        if (!Move(OrderTransitions.Send, "sent", new Message("orders.sent"), actor, now))
            return;

        (PlacedAt, PaymentDeadline) = (now, now + paymentTime);
        RequestPayment(SalesChannel.BackOffice, now);
    }

    /// <summary>Extends the payment deadline; never shortens it.</summary>
    public void ExtendPaymentDeadline(DateTimeOffset until)
    {
        if (Status != OrderStatus.PendingPayment || until <= PaymentDeadline)
            return;

        PaymentDeadline = until;
        Touch();
    }

    /// <summary>Confirms a draft on an account's credit terms. Its stock must be reserved first.</summary>
    /// <exception cref="DomainException">It has no lines or is not a draft.</exception>
    public void ConfirmOnTerms(Guid accountId, int netDays, DateOnly dueOn, string actor, DateTimeOffset now)
    {
        if (Status != OrderStatus.Draft)
            throw new DomainException(OrderErrors.Illegal(OrderTransitions.Confirm, Status));
        if (lines.Count == 0)
            throw new DomainException(OrderErrors.EmptyDraft);

        Move(OrderTransitions.Confirm, "confirmed", new Message("orders.confirmed-on-terms").With("dueOn", dueOn), actor, now);
        (AccountId, CreditDays, DueOn, PaymentMethod) = (accountId, netDays, dueOn, "credit-terms");
        (PlacedAt, PaymentDeadline, ConfirmedTotal) = (now, now, Total.Amount);
        Raise(new Placed(this, SalesChannel.BackOffice, now));
        Raise(new Confirmed(this, now));
        RecalculateStatus(now);
    }

    /// <summary>Records the backorder shown to the shopper when the stock was reserved.</summary>
    public void NoteBackorder(Sku sku, int units, DateOnly? expectedOn) =>
        lines.Find(line => line.Sku == sku)?.AwaitStock(units, expectedOn);

    private static Order Create(Placement placement, OrderStatus status, DateTimeOffset now)
    {
        var zero = Money.Zero(placement.Totals.Total.Currency);
        var order = new Order(placement.Id)
        {
            Number = placement.Number,
            Status = status,
            FirstPaymentId = placement.FirstPaymentId,
            ExchangeFor = placement.ExchangeFor,
            Discounts = placement.Discounts,
            Tenders = placement.Tenders,
            Authorized = zero,
            Captured = zero,
            Refunded = zero,
            PlacedAt = now,
            PaymentDeadline = now + placement.PaymentTime,
            UpdatedAt = now,
        };
        order.Take(placement);
        order.lines.AddRange(placement.Lines.Select((line, index) => new LineItem(new LineItemId(Guid.CreateVersion7()), index + 1, line)));
        return order;
    }

    private void Take(Placement placement)
    {
        var totals = placement.Totals;
        (AccountId, Email, Note, PaymentMethod) = (placement.AccountId, placement.Email, placement.Note, placement.PaymentMethod);
        NormalizedEmail = EmailAddress.Normalize(placement.Email);
        (ShippingAddress, BillingAddress) = (placement.ShippingAddress, placement.BillingAddress);
        (ShippingMethod, ShippingMethodName, DeliveryPromise) = (
            placement.ShippingMethod,
            placement.ShippingMethodName,
            placement.DeliveryPromise
        );
        (EarliestDelivery, LatestDelivery) = (placement.EarliestDelivery, placement.LatestDelivery);
        PickUp = placement.PickUp;
        Take(totals);
    }

    private void Take(OrderTotals totals) =>
        (Items, Discount, Shipping, ShippingTaxRate, ShippingTax, Tax, Total) = (
            totals.Items,
            totals.Discount,
            totals.Shipping,
            totals.ShippingTaxRate,
            totals.ShippingTax,
            totals.Tax,
            totals.Total
        );

    private void RequestPayment(SalesChannel channel, DateTimeOffset now)
    {
        Raise(new Placed(this, channel, now));
        if (Total.IsZero)
            Raise(new NothingToPay(this, now));
        else if (channel == SalesChannel.BackOffice)
            Raise(new PaymentLinkSent(this, now));
        if (Tenders.Count > 0)
            Raise(new TendersTaken(this, now));
    }
}

/// <summary>Everything fixed at placement.</summary>
internal sealed record Placement
{
    /// <summary>The cart's id, so that a cart produces one order.</summary>
    public required OrderId Id { get; init; }

    public required string Number { get; init; }

    public Guid? AccountId { get; init; }

    public required string Email { get; init; }

    public required PostalAddress ShippingAddress { get; init; }

    public required PostalAddress BillingAddress { get; init; }

    public string? ShippingMethod { get; init; }

    public string? ShippingMethodName { get; init; }

    public Message? DeliveryPromise { get; init; }

    public DateOnly? EarliestDelivery { get; init; }

    public DateOnly? LatestDelivery { get; init; }

    public PickUpPlace? PickUp { get; init; }

    public required string PaymentMethod { get; init; }

    public required Guid FirstPaymentId { get; init; }

    public required TimeSpan PaymentTime { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<LineSnapshot> Lines { get; init; }

    public required OrderTotals Totals { get; init; }

    public IReadOnlyList<AppliedDiscount> Discounts { get; init; } = [];

    public IReadOnlyList<Tender> Tenders { get; init; } = [];

    /// <summary>The actor shown in the timeline.</summary>
    public string PlacedBy { get; init; } = Actor.Customer;

    public string? ExchangeFor { get; init; }

    public SalesChannel Channel { get; init; } = SalesChannel.Storefront;
}
