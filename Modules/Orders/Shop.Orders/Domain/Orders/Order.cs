using Shop.Kernel;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Domain.Orders;

/// <summary>
/// What was bought, by whom, at what price, and how far it is. The status moves along <see cref="OrderTransitions"/>; what became of money and goods is
/// counted, never set.
/// </summary>
internal sealed partial class Order : AggregateRoot<OrderId>
{
    private readonly List<LineItem> lines = [];
    private readonly List<OrderStep> steps = [];
    private readonly List<Consignment> consignments = [];
    private readonly List<OrderRefund> refunds = [];

    private Order(OrderId id)
        : base(id)
    {
    }

    public string Number { get; private set; } = string.Empty;

    public Guid CartId { get; private set; }

    public Guid? AccountId { get; private set; }

    public string Email { get; private set; } = string.Empty;

    public OrderStatus Status { get; private set; }

    public PaymentState PaymentState { get; private set; }

    public FulfillmentState FulfillmentState { get; private set; }

    public PostalAddress ShippingAddress { get; private set; } = null!;

    public PostalAddress BillingAddress { get; private set; } = null!;

    public string? ShippingMethod { get; private set; }

    public string? ShippingMethodName { get; private set; }

    /// <summary>What was promised at placement, in words.</summary>
    public string? DeliveryPromise { get; private set; }

    public string PaymentMethod { get; private set; } = string.Empty;

    /// <summary>The attempt that placement starts; chosen with the order so that a repeat starts it once.</summary>
    public Guid FirstPaymentId { get; private set; }

    public string? Note { get; private set; }

    public Money Items { get; private set; }

    public Money Discount { get; private set; }

    /// <summary>The promotions that made it cheaper, those of the delivery too.</summary>
    public IReadOnlyList<AppliedDiscount> Discounts { get; private set; } = [];

    public Money Shipping { get; private set; }

    public decimal ShippingTaxRate { get; private set; }

    public Money ShippingTax { get; private set; }

    public Money Tax { get; private set; }

    public Money Total { get; private set; }

    /// <summary>Sums that Payments reported.</summary>
    public Money Authorized { get; private set; }

    public Money Captured { get; private set; }

    public Money Refunded { get; private set; }

    /// <summary>A way to pay was accepted whose money comes later.</summary>
    public bool HasAcceptedOffline { get; private set; }

    public DateTimeOffset PlacedAt { get; private set; }

    public DateTimeOffset PaymentDeadline { get; private set; }

    public DateTimeOffset? LastShippedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<LineItem> Lines => lines;

    public IReadOnlyList<OrderStep> Steps => steps;

    public IReadOnlyList<Consignment> Consignments => consignments;

    public IReadOnlyList<OrderRefund> Refunds => refunds;

    public Currency Currency => Total.Currency;

    /// <summary>What is still owed to the shop.</summary>
    public Money Balance => Status is OrderStatus.Canceled or OrderStatus.Expired ? Money.Zero(Currency) : Total - Captured;

    /// <summary>What is paid with gift cards and store credit; the rest is paid by <see cref="PaymentMethod"/>.</summary>
    public IReadOnlyList<Tender> Tenders { get; private set; } = [];

    /// <summary>What the payment that placement starts is for.</summary>
    public Money FirstPayment => Total - new Money(Tenders.Sum(tender => tender.Amount), Currency);

    /// <summary>The codes it was placed with.</summary>
    public IReadOnlyList<string> Codes => [.. Discounts.Select(discount => discount.Code).OfType<string>()];

    public bool RequiresShipping => lines.Exists(line => line.RequiresShipping);

    public bool NothingLeft => lines.TrueForAll(line => line.Shipped == 0);

    public static Order Place(Placement placement, DateTimeOffset now)
    {
        var totals = placement.Totals;
        var zero = Money.Zero(totals.Total.Currency);
        var order = new Order(placement.Id)
        {
            Number = placement.Number,
            CartId = placement.CartId,
            AccountId = placement.AccountId,
            Email = placement.Email,
            Status = OrderStatus.PendingPayment,
            ShippingAddress = placement.ShippingAddress,
            BillingAddress = placement.BillingAddress,
            ShippingMethod = placement.ShippingMethod,
            ShippingMethodName = placement.ShippingMethodName,
            DeliveryPromise = placement.DeliveryPromise,
            PaymentMethod = placement.PaymentMethod,
            FirstPaymentId = placement.FirstPaymentId,
            Note = placement.Note,
            Items = totals.Items,
            Discount = totals.Discount,
            Discounts = placement.Discounts ?? [],
            Tenders = placement.Tenders ?? [],
            Shipping = totals.Shipping,
            ShippingTaxRate = totals.ShippingTaxRate,
            ShippingTax = totals.ShippingTax,
            Tax = totals.Tax,
            Total = totals.Total,
            Authorized = zero,
            Captured = zero,
            Refunded = zero,
            PlacedAt = now,
            PaymentDeadline = now + placement.PaymentTime,
            UpdatedAt = now,
        };
        order.lines.AddRange(placement.Lines.Select((line, index) => new LineItem(new LineItemId(Guid.CreateVersion7()), index + 1, line)));
        order.steps.Add(new OrderStep(Guid.CreateVersion7(), 1, "placed", "Order placed", null, OrderStatus.PendingPayment, Actor.Customer, now, forCustomer: true));
        order.Settle(now);
        order.Raise(new Placed(order, now));
        if (order.Total.IsZero)
            order.Raise(new NothingToPay(order, now));
        if (order.Tenders.Count > 0)
            order.Raise(new TendersTaken(order, now));
        return order;
    }

    /// <summary>The payment is covered or an offline method was accepted, and the stock is committed. Also revives an expired order.</summary>
    public void Confirm(DateTimeOffset now)
    {
        if (!Move(OrderTransitions.Confirm, "confirmed", "Order confirmed", Actor.System, now))
            return;

        Raise(new Confirmed(this, now));
    }

    /// <summary>Nobody paid in time.</summary>
    public void Expire(DateTimeOffset now)
    {
        if (!Move(OrderTransitions.Expire, "expired", "Not paid in time, order expired", Actor.System, now))
            return;

        Raise(new Expired(this, now));
    }

    /// <exception cref="DomainException">Something has been shipped, or the order is completed.</exception>
    public void Cancel(string reason, string actor, DateTimeOffset now)
    {
        if (Status == OrderStatus.Canceled)
            return;
        if (lines.Exists(line => line.Shipped > 0))
            throw new DomainException(OrderErrors.AlreadyShipped(Status));

        var wasConfirmed = Status is OrderStatus.Confirmed or OrderStatus.OnHold;
        if (OrderTransitions.Cancel.From.Contains(Status))
            foreach (var consignment in consignments.Where(consignment => consignment.Status == ConsignmentStatus.Assigned))
                RecordShipmentCanceled(consignment.ShipmentId, now);
        Move(OrderTransitions.Cancel, "canceled", $"Order canceled: {reason}", actor, now);
        foreach (var line in lines)
            line.CancelRest();
        Settle(now);
        Raise(new Canceled(this, wasConfirmed, reason, now));
    }

    public void Hold(string reason, string actor, DateTimeOffset now) => Move(OrderTransitions.Hold, "held", $"On hold: {reason}", actor, now, forCustomer: false);

    public void ReleaseHold(string actor, DateTimeOffset now) => Move(OrderTransitions.Release, "released", "Released from hold", actor, now, forCustomer: false);

    public void AddNote(Guid noteId, string text, string actor, DateTimeOffset now)
    {
        if (steps.Exists(step => step.Id == noteId))
            return;

        Record("note", text, actor, now, forCustomer: false, noteId);
        Touch();
    }

    /// <summary>Notes for the audit trail that a staff member acted on this order.</summary>
    public void NoteStaffAction(Guid staffId, string action, string? detail, DateTimeOffset now) => Raise(new StaffActed(staffId, action, Number, detail, now));

    /// <summary>Moves the status along the table. False when the order is already there.</summary>
    private bool Move(OrderTransition transition, string kind, string text, string actor, DateTimeOffset now, bool forCustomer = true)
    {
        if (Status == transition.To)
            return false;
        if (!transition.From.Contains(Status))
            throw new DomainException(OrderErrors.IllegalState(Status, transition.Done));

        Record(kind, text, actor, now, forCustomer, to: transition.To);
        Status = transition.To;
        Touch();
        return true;
    }

    private void Record(string kind, string text, string actor, DateTimeOffset now, bool forCustomer, Guid? id = null, OrderStatus? to = null)
    {
        // Rows are inserted in the order of their ids. Rivals that tell the same must do so in the same order, or each would wait for the other.
        steps.Add(new OrderStep(id ?? Guid.CreateVersion7(now.AddMilliseconds(steps.Count)), steps.Count + 1, kind, text, Status, to ?? Status, actor, now, forCustomer));
        UpdatedAt = now;
    }

    /// <summary>Works out anew what follows from quantities and sums, and completes the order when nothing is left to do.</summary>
    private void Settle(DateTimeOffset now)
    {
        PaymentState = DeriveSums();
        FulfillmentState = DeriveFulfillment();
        UpdatedAt = now;
        var everythingDone = lines.TrueForAll(line => !line.RequiresShipping || line.Delivered + line.Canceled >= line.Quantity);
        if (Status == OrderStatus.Confirmed && everythingDone && Balance.Amount <= 0 && RequiresShipping)
        {
            Move(OrderTransitions.Complete, "completed", "Order completed", Actor.System, now, forCustomer: false);
            Raise(new Completed(this, now));
        }
    }

    private PaymentState DeriveSums() => PaymentStates.Derive(Total, Authorized, Captured, Refunded, isPending: HasAcceptedOffline, hasVoided: Status is OrderStatus.Canceled or OrderStatus.Expired);

    private FulfillmentState DeriveFulfillment()
    {
        var goods = lines.Where(line => line.RequiresShipping).ToList();
        if (goods.Count == 0)
            return FulfillmentState.NotRequired;

        var (due, shipped, delivered) = (goods.Sum(line => line.Quantity - line.Canceled), goods.Sum(line => line.Shipped), goods.Sum(line => line.Delivered));
        return (due, shipped, delivered) switch
        {
            (0, _, _) or (_, 0, _) => FulfillmentState.Unfulfilled,
            _ when delivered >= due => FulfillmentState.Delivered,
            _ when delivered > 0 => FulfillmentState.PartiallyDelivered,
            _ when shipped >= due => FulfillmentState.Shipped,
            _ => FulfillmentState.PartiallyShipped,
        };
    }
}

/// <summary>Everything that placement fixes.</summary>
internal sealed record Placement(
    OrderId Id,
    string Number,
    Guid CartId,
    Guid? AccountId,
    string Email,
    PostalAddress ShippingAddress,
    PostalAddress BillingAddress,
    string? ShippingMethod,
    string? ShippingMethodName,
    string? DeliveryPromise,
    string PaymentMethod,
    Guid FirstPaymentId,
    string? Note,
    IReadOnlyList<LineSnapshot> Lines,
    OrderTotals Totals,
    TimeSpan PaymentTime,
    IReadOnlyList<AppliedDiscount>? Discounts = null,
    IReadOnlyList<Tender>? Tenders = null);
