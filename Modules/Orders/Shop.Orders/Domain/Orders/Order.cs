using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Domain.Orders;

/// <summary>An order. Its status follows <see cref="OrderTransitions"/>; payment and fulfillment states are derived, never set.</summary>
internal sealed partial class Order : AggregateRoot<OrderId>
{
    private readonly List<LineItem> lines = [];
    private readonly List<OrderStep> steps = [];
    private readonly List<OrderShipment> shipments = [];
    private readonly List<OrderRefund> refunds = [];

    private Order(OrderId id)
        : base(id) { }

    public string Number { get; private set; } = string.Empty;

    public Guid? AccountId { get; private set; }

    public string Email { get; private set; } = string.Empty;

    /// <summary>The email address normalized for comparison.</summary>
    public string NormalizedEmail { get; private set; } = string.Empty;

    public OrderStatus Status { get; private set; }

    public PaymentState PaymentState { get; private set; }

    public FulfillmentState FulfillmentState { get; private set; }

    public PostalAddress ShippingAddress { get; private set; } = null!;

    public PostalAddress BillingAddress { get; private set; } = null!;

    public string? ShippingMethod { get; private set; }

    public string? ShippingMethodName { get; private set; }

    /// <summary>The delivery promise made at placement.</summary>
    public Message? DeliveryPromise { get; private set; }

    /// <summary>The promised delivery window in the shop's time zone; null for older orders, and when nothing is shipped.</summary>
    public DateOnly? EarliestDelivery { get; private set; }

    public DateOnly? LatestDelivery { get; private set; }

    /// <summary>The pickup location as of placement; null when the order is delivered.</summary>
    public PickUpPlace? PickUp { get; private set; }

    public string PaymentMethod { get; private set; } = string.Empty;

    /// <summary>The payment attempt started at placement; chosen with the order so that a repeat starts it once.</summary>
    public Guid FirstPaymentId { get; private set; }

    public string? Note { get; private set; }

    /// <summary>The return this order replaces items for.</summary>
    public string? ExchangeFor { get; private set; }

    public Money Items { get; private set; }

    public Money Discount { get; private set; }

    /// <summary>The promotions applied, including those on shipping.</summary>
    public IReadOnlyList<AppliedDiscount> Discounts { get; private set; } = [];

    public Money Shipping { get; private set; }

    public decimal ShippingTaxRate { get; private set; }

    public Money ShippingTax { get; private set; }

    public Money Tax { get; private set; }

    public Money Total { get; private set; }

    /// <summary>Totals reported by Payments.</summary>
    public Money Authorized { get; private set; }

    public Money Captured { get; private set; }

    public Money Refunded { get; private set; }

    /// <summary>An offline method was accepted; the payment arrives later.</summary>
    public bool HasAcceptedOffline { get; private set; }

    /// <summary>A dispute is open.</summary>
    public bool IsDisputed { get; private set; }

    /// <summary>The total at confirmation, which had to be covered then.</summary>
    public decimal? ConfirmedTotal { get; private set; }

    /// <summary>When it was paid in full or shipped, whichever came first.</summary>
    public DateTimeOffset? InvoiceDueAt { get; private set; }

    public DateTimeOffset? InvoicedAt { get; private set; }

    /// <summary>Number of revisions included in its invoice.</summary>
    public int InvoicedRevisions { get; private set; }

    /// <summary>When the cancellation's credit note was issued.</summary>
    public DateTimeOffset? CancellationCreditedAt { get; private set; }

    /// <summary>Days to pay when confirmed on credit terms.</summary>
    public int? CreditDays { get; private set; }

    /// <summary>Payment due date on credit terms, in the shop's time zone.</summary>
    public DateOnly? DueOn { get; private set; }

    public bool IsOnTerms => CreditDays is not null;

    public DateTimeOffset PlacedAt { get; private set; }

    public DateTimeOffset PaymentDeadline { get; private set; }

    public DateTimeOffset? LastShippedAt { get; private set; }

    public DateTimeOffset? LastDeliveredAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public IReadOnlyList<LineItem> Lines => lines;

    public IReadOnlyList<OrderStep> Steps => steps;

    public IReadOnlyList<OrderShipment> Shipments => shipments;

    public IReadOnlyList<OrderRefund> Refunds => refunds;

    public Currency Currency => Total.Currency;

    /// <summary>The total less canceled units.</summary>
    public Money Due => lines.Aggregate(Total, (due, line) => due - line.CanceledTotal);

    /// <summary>The outstanding amount; negative when overpaid.</summary>
    public Money Balance => BalanceWhen(Captured);

    /// <summary>An increase after confirmation is not paid yet.</summary>
    public bool OwesExtra => ConfirmedTotal is { } confirmed && Balance.IsPositive && Total.Amount > confirmed;

    /// <summary>The parts paid with gift cards and store credit; <see cref="PaymentMethod"/> pays the rest.</summary>
    public IReadOnlyList<Tender> Tenders { get; private set; } = [];

    /// <summary>The amount of the payment started at placement.</summary>
    public Money FirstPayment => Total - new Money(Tenders.Sum(tender => tender.Amount), Currency);

    /// <summary>The codes it was placed with.</summary>
    public IReadOnlyList<string> Codes => [.. Discounts.Select(discount => discount.Code).OfType<string>()];

    public bool RequiresShipping => lines.Exists(line => line.RequiresShipping);

    /// <summary>
    /// Confirms an order whose payment is covered or promised and whose stock is committed. Also revives an expired order.
    /// </summary>
    public void Confirm(DateTimeOffset now)
    {
        if (!Move(OrderTransitions.Confirm, "confirmed", new Message("orders.confirmed"), Actor.System, now))
            return;

        ConfirmedTotal = Total.Amount;
        Raise(new Confirmed(this, now));
        RecalculateStatus(now);
    }

    /// <summary>Expires an order that was not paid in time.</summary>
    public void Expire(DateTimeOffset now)
    {
        if (!Move(OrderTransitions.Expire, "expired", new Message("orders.expired"), Actor.System, now))
            return;

        Raise(new Expired(this, now));
    }

    /// <exception cref="DomainException">Units have shipped, or the order is completed.</exception>
    public void Cancel(Message reason, string actor, DateTimeOffset now)
    {
        if (Status == OrderStatus.Canceled)
            return;
        if (lines.Exists(line => line.Shipped > 0))
            throw new DomainException(OrderErrors.AlreadyShipped(Status));

        var wasConfirmed = Status is OrderStatus.Confirmed or OrderStatus.OnHold;
        if (OrderTransitions.Cancel.From.Contains(Status))
            foreach (var shipment in shipments.Where(shipment => shipment.Status == OrderShipmentStatus.Assigned))
                RecordShipmentCanceled(shipment.ShipmentId, now);
        Move(OrderTransitions.Cancel, "canceled", new Message("orders.canceled"), actor, now, reason: reason);
        foreach (var line in lines)
            line.CancelRest();
        RecalculateStatus(now);
        Raise(new Canceled(this, wasConfirmed, reason, now));
    }

    /// <summary>
    /// Cancels units that are not in a shipment; canceling all remaining units cancels the order. Idempotent by cancellation id.
    /// </summary>
    /// <param name="restock">False to write the units off.</param>
    /// <exception cref="DomainException">The order is neither confirmed nor on hold, or fewer units can be canceled.</exception>
    public void CancelUnits(
        Guid cancellationId,
        IReadOnlyList<LineQuantity> units,
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
            Cancel(Message.Of(reason), Actor.Staff(staffId), now);
        }
        else
        {
            foreach (var unit in units)
                Line(unit.LineId).Cancel(unit.Quantity);
            Record(
                "units-canceled",
                CountOf("orders.units-canceled", units),
                Actor.Staff(staffId),
                now,
                forCustomer: true,
                cancellationId,
                reason: Message.Of(reason)
            );
            RecalculateStatus(now);
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

    /// <summary>The cancellation was applied, or nothing is left to cancel.</summary>
    public bool HasCanceled(Guid cancellationId) => Status == OrderStatus.Canceled || steps.Exists(step => step.Id == cancellationId);

    /// <summary>The outstanding amount without these units; negative when overpaid. Does not change the order.</summary>
    /// <exception cref="DomainException">Like <see cref="CancelUnits"/>.</exception>
    public Money BalanceWithout(IReadOnlyList<LineQuantity> units, Money captured)
    {
        CheckCancelable(units);
        return IsAllThatIsLeft(units)
            ? Money.Zero(Currency)
            : units.Aggregate(BalanceWhen(captured), (balance, unit) => balance - Line(unit.LineId).CancelableTotal(unit.Quantity));
    }

    public void Hold(Message reason, string actor, DateTimeOffset now) =>
        Move(OrderTransitions.Hold, "held", new Message("orders.held"), actor, now, forCustomer: false, reason);

    public void ReleaseHold(string actor, DateTimeOffset now) =>
        Move(OrderTransitions.Release, "released", new Message("orders.released"), actor, now, forCustomer: false);

    public void AddNote(Guid noteId, string text, string actor, DateTimeOffset now)
    {
        if (steps.Exists(step => step.Id == noteId))
            return;

        Record("note", Message.Of(text), actor, now, forCustomer: false, noteId);
        Touch();
    }

    /// <summary>Records that staff emailed the order link again.</summary>
    public void RecordLinkSent(Guid mailId, Guid staffId, DateTimeOffset now)
    {
        if (steps.Exists(step => step.Id == mailId))
            return;

        Record("link-sent", new Message("orders.link-sent").With("email", Email), Actor.Staff(staffId), now, forCustomer: false, mailId);
        Raise(new LinkRequested(this, mailId, now));
    }

    /// <summary>Records a staff action for the audit trail.</summary>
    public void NoteStaffAction(Guid staffId, string action, Message? detail, DateTimeOffset now) =>
        Raise(new StaffActed(staffId, action, Number, detail, now));

    private void CheckCancelable(IReadOnlyList<LineQuantity> units)
    {
        if (Status is not (OrderStatus.Confirmed or OrderStatus.OnHold))
            throw new DomainException(OrderErrors.CannotChange(Status));
        foreach (var unit in units)
            if (Line(unit.LineId) is var line && unit.Quantity > line.Cancelable)
                throw new DomainException(OrderErrors.TooManyToCancel(line.Sku.Value, line.Cancelable));
    }

    private bool IsAllThatIsLeft(IReadOnlyList<LineQuantity> units) =>
        lines.TrueForAll(line =>
            line.Quantity - line.Canceled == units.Where(unit => unit.LineId == line.Id.Value).Sum(unit => unit.Quantity)
        );

    /// <summary>Applies a transition. False when the order is already in the target status.</summary>
    private bool Move(
        OrderTransition transition,
        string kind,
        Message message,
        string actor,
        DateTimeOffset now,
        bool forCustomer = true,
        Message? reason = null
    )
    {
        if (Status == transition.To)
            return false;
        if (!transition.From.Contains(Status))
            throw new DomainException(OrderErrors.Illegal(transition, Status));

        Record(kind, message, actor, now, forCustomer, to: transition.To, reason: reason);
        Status = transition.To;
        Touch();
        return true;
    }

    private void Record(
        string kind,
        Message message,
        string actor,
        DateTimeOffset now,
        bool forCustomer,
        Guid? id = null,
        OrderStatus? to = null,
        Message? reason = null,
        Message? before = null,
        Message? after = null
    )
    {
        // Rows are inserted in id order: concurrent requests that record the same steps would otherwise deadlock.
        steps.Add(
            new OrderStep(
                id ?? Guid.CreateVersion7(now.AddMilliseconds(steps.Count)),
                steps.Count + 1,
                kind,
                message,
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
    private void RecalculateStatus(DateTimeOffset now)
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
            Move(OrderTransitions.Complete, "completed", new Message("orders.completed"), Actor.System, now, forCustomer: false);
            Raise(new Completed(this, now));
        }
    }

    /// <summary>Whether the payment state follows the totals; an expired order keeps its last one.</summary>
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

        var returned = goods.Sum(line => line.ReturnedToSender);
        var (due, shipped, delivered) = (
            goods.Sum(line => line.Quantity - line.Canceled) - returned,
            goods.Sum(line => line.Shipped) - returned,
            goods.Sum(line => line.Delivered)
        );
        return (due, shipped, delivered) switch
        {
            (0, _, _) when returned > 0 => FulfillmentState.Shipped,
            (0, _, _) or (_, 0, _) => FulfillmentState.Unfulfilled,
            _ when delivered >= due => FulfillmentState.Delivered,
            _ when delivered > 0 => FulfillmentState.PartiallyDelivered,
            _ when shipped >= due => FulfillmentState.Shipped,
            _ => FulfillmentState.PartiallyShipped,
        };
    }
}
