using Shop.Kernel;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Domain.Orders;

/// <summary>
/// What was bought, by whom, at what price, and how far it is. The status moves along <see cref="OrderTransitions"/>; what became of money
/// and goods is counted, never set.
/// </summary>
internal sealed partial class Order : AggregateRoot<OrderId>
{
    private readonly List<LineItem> lines = [];
    private readonly List<OrderStep> steps = [];
    private readonly List<Consignment> consignments = [];
    private readonly List<OrderRefund> refunds = [];

    private Order(OrderId id)
        : base(id) { }

    public string Number { get; private set; } = string.Empty;

    public Guid? AccountId { get; private set; }

    public string Email { get; private set; } = string.Empty;

    /// <summary>The address as it compares, whatever the spelling.</summary>
    public string NormalizedEmail { get; private set; } = string.Empty;

    public OrderStatus Status { get; private set; }

    public PaymentState PaymentState { get; private set; }

    public FulfillmentState FulfillmentState { get; private set; }

    public PostalAddress ShippingAddress { get; private set; } = null!;

    public PostalAddress BillingAddress { get; private set; } = null!;

    public string? ShippingMethod { get; private set; }

    public string? ShippingMethodName { get; private set; }

    /// <summary>What was promised at placement, in words.</summary>
    public string? DeliveryPromise { get; private set; }

    /// <summary>
    /// The promised window, as days in the shop's time zone; null for orders of before this was kept, and where nothing is sent.
    /// </summary>
    public DateOnly? EarliestDelivery { get; private set; }

    public DateOnly? LatestDelivery { get; private set; }

    /// <summary>Where the shopper collects it, as it was at placement; null when it is brought.</summary>
    public PickUpPlace? PickUp { get; private set; }

    public string PaymentMethod { get; private set; } = string.Empty;

    /// <summary>The attempt that placement starts; chosen with the order so that a repeat starts it once.</summary>
    public Guid FirstPaymentId { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The return whose goods this order replaces.</summary>
    public string? ExchangeFor { get; private set; }

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

    /// <summary>A cardholder has disputed a payment at the bank, and it is not decided.</summary>
    public bool IsDisputed { get; private set; }

    /// <summary>What it came to when it was confirmed: so much had to be covered then.</summary>
    public decimal? ConfirmedTotal { get; private set; }

    /// <summary>When it was paid in full, or shipped before that.</summary>
    public DateTimeOffset? InvoiceDueAt { get; private set; }

    public DateTimeOffset? InvoicedAt { get; private set; }

    /// <summary>How many revisions its invoice has in it.</summary>
    public int InvoicedRevisions { get; private set; }

    /// <summary>When the invoice of a canceled order was taken back.</summary>
    public DateTimeOffset? CancellationCreditedAt { get; private set; }

    /// <summary>Confirmed on credit terms, to be paid so many days later.</summary>
    public int? CreditDays { get; private set; }

    /// <summary>The last day to pay what was confirmed on credit terms, in the shop's time zone.</summary>
    public DateOnly? DueOn { get; private set; }

    public bool IsOnTerms => CreditDays is not null;

    public DateTimeOffset PlacedAt { get; private set; }

    public DateTimeOffset PaymentDeadline { get; private set; }

    public DateTimeOffset? LastShippedAt { get; private set; }

    public DateTimeOffset? LastDeliveredAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<LineItem> Lines => lines;

    public IReadOnlyList<OrderStep> Steps => steps;

    public IReadOnlyList<Consignment> Consignments => consignments;

    public IReadOnlyList<OrderRefund> Refunds => refunds;

    public Currency Currency => Total.Currency;

    /// <summary>The total without what was canceled of it.</summary>
    public Money Due => lines.Aggregate(Total, (due, line) => due - line.CanceledTotal);

    /// <summary>What is still owed to the shop; negative when more was received than is due.</summary>
    public Money Balance => BalanceWhen(Captured);

    /// <summary>Something was added after it had been confirmed, and is not paid yet.</summary>
    public bool OwesExtra => ConfirmedTotal is { } confirmed && Balance.IsPositive && Total.Amount > confirmed;

    /// <summary>What is paid with gift cards and store credit; the rest is paid by <see cref="PaymentMethod"/>.</summary>
    public IReadOnlyList<Tender> Tenders { get; private set; } = [];

    /// <summary>What the payment that placement starts is for.</summary>
    public Money FirstPayment => Total - new Money(Tenders.Sum(tender => tender.Amount), Currency);

    /// <summary>The codes it was placed with.</summary>
    public IReadOnlyList<string> Codes => [.. Discounts.Select(discount => discount.Code).OfType<string>()];

    public bool RequiresShipping => lines.Exists(line => line.RequiresShipping);

    /// <summary>
    /// The payment is covered or an offline method was accepted, and the stock is committed. Also revives an expired order.
    /// </summary>
    public void Confirm(DateTimeOffset now)
    {
        if (!Move(OrderTransitions.Confirm, "confirmed", "Order confirmed", Actor.System, now))
            return;

        ConfirmedTotal = Total.Amount;
        Raise(new Confirmed(this, now));
        Settle(now);
    }

    /// <summary>Expires an order that was not paid in time.</summary>
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
        Move(OrderTransitions.Cancel, "canceled", $"Order canceled: {reason}", actor, now, reason: reason);
        foreach (var line in lines)
            line.CancelRest();
        Settle(now);
        Raise(new Canceled(this, wasConfirmed, reason, now));
    }

    /// <summary>
    /// Takes units out that are not in a shipment. When nothing else is left the whole order is canceled. The same cancellation a second
    /// time changes nothing.
    /// </summary>
    /// <param name="restock">False: the goods are gone and are written off.</param>
    /// <exception cref="DomainException">The order is neither confirmed nor on hold, or more is asked for than can be canceled.</exception>
    public void CancelUnits(
        Guid cancellationId,
        IReadOnlyList<ConsignmentLine> units,
        bool restock,
        string reason,
        Guid staffId,
        DateTimeOffset now
    )
    {
        if (HasCanceled(cancellationId))
            return;

        CheckCancelable(units);
        var zero = Money.Zero(Currency);
        var (total, owed) = (
            units.Aggregate(zero, (sum, unit) => sum + Line(unit.LineId).CancelableTotal(unit.Quantity)),
            Money.Max(Balance, zero)
        );
        var isEverything = IsAllThatIsLeft(units);
        if (isEverything)
        {
            Cancel(reason, Actor.Staff(staffId), now);
        }
        else
        {
            foreach (var unit in units)
                Line(unit.LineId).Cancel(unit.Quantity);
            Record(
                "units-canceled",
                $"{Units(units)} canceled: {reason}",
                Actor.Staff(staffId),
                now,
                forCustomer: true,
                cancellationId,
                reason: reason
            );
            Settle(now);
        }

        Raise(
            new UnitsCanceled(
                this,
                cancellationId,
                units,
                restock,
                total,
                isEverything ? zero : owed - Money.Max(Balance, zero),
                reason,
                now
            )
        );
    }

    /// <summary>The cancellation was carried out, or nothing is left to cancel.</summary>
    public bool HasCanceled(Guid cancellationId) => Status == OrderStatus.Canceled || steps.Exists(step => step.Id == cancellationId);

    /// <summary>
    /// What would be owed to the shop, negative when it would have received too much, without these units. Changes nothing.
    /// </summary>
    /// <exception cref="DomainException">As <see cref="CancelUnits"/>.</exception>
    public Money BalanceWithout(IReadOnlyList<ConsignmentLine> units, Money captured)
    {
        CheckCancelable(units);
        return IsAllThatIsLeft(units)
            ? Money.Zero(Currency)
            : units.Aggregate(BalanceWhen(captured), (balance, unit) => balance - Line(unit.LineId).CancelableTotal(unit.Quantity));
    }

    public void Hold(string reason, string actor, DateTimeOffset now) =>
        Move(OrderTransitions.Hold, "held", $"On hold: {reason}", actor, now, forCustomer: false, reason);

    public void ReleaseHold(string actor, DateTimeOffset now) =>
        Move(OrderTransitions.Release, "released", "Released from hold", actor, now, forCustomer: false);

    public void AddNote(Guid noteId, string text, string actor, DateTimeOffset now)
    {
        if (steps.Exists(step => step.Id == noteId))
            return;

        Record("note", text, actor, now, forCustomer: false, noteId);
        Touch();
    }

    /// <summary>Records that staff emailed the order link again.</summary>
    public void RecordLinkSent(Guid mailId, Guid staffId, DateTimeOffset now)
    {
        if (steps.Exists(step => step.Id == mailId))
            return;

        Record("link-sent", $"Link to the order sent to {Email}", Actor.Staff(staffId), now, forCustomer: false, mailId);
        Raise(new LinkRequested(this, mailId, now));
    }

    /// <summary>Notes for the audit trail that a staff member acted on this order.</summary>
    public void NoteStaffAction(Guid staffId, string action, string? detail, DateTimeOffset now) =>
        Raise(new StaffActed(staffId, action, Number, detail, now));

    private void CheckCancelable(IReadOnlyList<ConsignmentLine> units)
    {
        if (Status is not (OrderStatus.Confirmed or OrderStatus.OnHold))
            throw new DomainException(OrderErrors.IllegalState(Status, "changed"));
        foreach (var unit in units)
            if (Line(unit.LineId) is var line && unit.Quantity > line.Cancelable)
                throw new DomainException(OrderErrors.TooManyToCancel(line.Sku.Value, line.Cancelable));
    }

    private bool IsAllThatIsLeft(IReadOnlyList<ConsignmentLine> units) =>
        lines.TrueForAll(line =>
            line.Quantity - line.Canceled == units.Where(unit => unit.LineId == line.Id.Value).Sum(unit => unit.Quantity)
        );

    /// <summary>Moves the status along the table. False when the order is already there.</summary>
    private bool Move(
        OrderTransition transition,
        string kind,
        string text,
        string actor,
        DateTimeOffset now,
        bool forCustomer = true,
        string? reason = null
    )
    {
        if (Status == transition.To)
            return false;
        if (!transition.From.Contains(Status))
            throw new DomainException(OrderErrors.IllegalState(Status, transition.Done));

        Record(kind, text, actor, now, forCustomer, to: transition.To, reason: reason);
        Status = transition.To;
        Touch();
        return true;
    }

    private void Record(
        string kind,
        string text,
        string actor,
        DateTimeOffset now,
        bool forCustomer,
        Guid? id = null,
        OrderStatus? to = null,
        string? reason = null,
        string? before = null,
        string? after = null
    )
    {
        // Rows are inserted in the order of their ids. Rivals that tell the same must do so in the same order, or each would wait for the
        // other.
        steps.Add(
            new OrderStep(
                id ?? Guid.CreateVersion7(now.AddMilliseconds(steps.Count)),
                steps.Count + 1,
                kind,
                text,
                Status,
                to ?? Status,
                actor,
                now,
                forCustomer,
                reason,
                before,
                after
            )
        );
        UpdatedAt = now;
    }

    /// <summary>Recalculates the statuses derived from quantities and totals, and completes the order when nothing is left to do.</summary>
    private void Settle(DateTimeOffset now)
    {
        PaymentState = DeriveSums();
        FulfillmentState = DeriveFulfillment();
        UpdatedAt = now;
        if (
            InvoiceDueAt is null
            && ConfirmedTotal is not null
            && Total.IsPositive
            && (Captured >= Due || lines.Exists(line => line.Shipped > 0))
        )
            InvoiceDueAt = now;
        if (Status == OrderStatus.Confirmed && lines.TrueForAll(line => line.IsDone) && Balance.Amount <= 0)
        {
            Move(OrderTransitions.Complete, "completed", "Order completed", Actor.System, now, forCustomer: false);
            Raise(new Completed(this, now));
        }
    }

    /// <summary>The payment status is what the sums say. An order that expired keeps the one it had.</summary>
    public bool IsPaymentStateDerived => Status is OrderStatus.Draft or OrderStatus.Expired || PaymentState == DeriveSums();

    private PaymentState DeriveSums() =>
        PaymentStates.Derive(
            Due,
            Authorized,
            Captured,
            Refunded,
            isPending: HasAcceptedOffline,
            hasVoided: Status is OrderStatus.Canceled or OrderStatus.Expired,
            IsDisputed
        );

    private FulfillmentState DeriveFulfillment()
    {
        var goods = lines.Where(line => line.RequiresShipping).ToList();
        if (goods.Count == 0)
            return FulfillmentState.NotRequired;

        var cameBack = goods.Sum(line => line.CameBack);
        var (due, shipped, delivered) = (
            goods.Sum(line => line.Quantity - line.Canceled) - cameBack,
            goods.Sum(line => line.Shipped) - cameBack,
            goods.Sum(line => line.Delivered)
        );
        return (due, shipped, delivered) switch
        {
            (0, _, _) when cameBack > 0 => FulfillmentState.Shipped,
            (0, _, _) or (_, 0, _) => FulfillmentState.Unfulfilled,
            _ when delivered >= due => FulfillmentState.Delivered,
            _ when delivered > 0 => FulfillmentState.PartiallyDelivered,
            _ when shipped >= due => FulfillmentState.Shipped,
            _ => FulfillmentState.PartiallyShipped,
        };
    }
}
