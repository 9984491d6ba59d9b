using Shop.Kernel;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Domain.Orders;

internal sealed partial class Order
{
    /// <summary>Everything has shipped, but not everything is delivered.</summary>
    public bool IsOnItsWay =>
        FulfillmentState == FulfillmentState.Shipped
        || (
            FulfillmentState == FulfillmentState.PartiallyDelivered
            && lines.TrueForAll(line => line.Shippable == 0 && line.InShipment == line.Shipped)
        );

    /// <summary>Assigns units to a shipment. Idempotent by shipment id.</summary>
    /// <param name="units">Null for all remaining units.</param>
    /// <exception cref="DomainException">The order is not confirmed, or fewer units are left.</exception>
    public OrderShipment Assign(
        Guid shipmentId,
        IReadOnlyList<LineQuantity>? units,
        string? carrier,
        string? trackingNumber,
        bool dispatch,
        Guid staffId,
        DateTimeOffset now
    )
    {
        if (shipments.Find(shipment => shipment.ShipmentId == shipmentId) is { } known)
            return known;
        if (Status != OrderStatus.Confirmed)
            throw new DomainException(OrderErrors.CannotShip(Status));
        if (dispatch && PickUp is not null)
            throw new DomainException(OrderErrors.IsCollected);

        units ??= [.. lines.Where(line => line.Shippable > 0).Select(line => new LineQuantity(line.Id.Value, line.Shippable))];
        if (units.Count == 0)
            throw new DomainException(OrderErrors.NothingToShip);

        foreach (var unit in units)
            if (Line(unit.LineId) is var line && unit.Quantity > line.Shippable)
                throw new DomainException(OrderErrors.TooManyToShip(line.Sku.Value, line.Shippable));
        foreach (var unit in units)
            Line(unit.LineId).Assign(unit.Quantity);

        var shipment = new OrderShipment(shipmentId, units, carrier, trackingNumber, dispatch);
        shipments.Add(shipment);
        Record("shipment-created", CountOf("orders.shipment-created", units), Actor.Staff(staffId), now, forCustomer: false);
        Raise(new UnitsAssigned(this, shipmentId, now));
        return shipment;
    }

    /// <summary>
    /// Starts to repack a shipment that has not shipped: added units are assigned immediately, removed units are released by <see
    /// cref="EndRepacking"/>. Idempotent by repacking id.
    /// </summary>
    /// <exception cref="DomainException">The shipment has shipped or was canceled, the order is not confirmed, or fewer units are
    /// left.</exception>
    public OrderShipment BeginRepacking(Guid shipmentId, Guid repackId, IReadOnlyList<LineQuantity> units, Guid staffId, DateTimeOffset now)
    {
        var shipment = Find(shipmentId) ?? throw new DomainException(OrderErrors.NoShipment);
        if (shipment.Repacking?.Id == repackId || steps.Exists(step => step.Id == repackId) || shipment.Lines.ToHashSet().SetEquals(units))
            return shipment;
        if (Status != OrderStatus.Confirmed)
            throw new DomainException(OrderErrors.CannotShip(Status));
        if (shipment.Status != OrderShipmentStatus.Assigned)
            throw new DomainException(OrderErrors.CannotRepack(shipment.Status));
        if (shipment.Repacking is not null)
            throw new DomainException(OrderErrors.BeingRepacked);

        var more = units
            .Select(unit => (Line: Line(unit.LineId), Units: unit.Quantity - shipment.Packed(unit.LineId)))
            .Where(unit => unit.Units > 0)
            .ToList();
        foreach (var (line, wanted) in more)
            if (wanted > line.Shippable)
                throw new DomainException(OrderErrors.TooManyToShip(line.Sku.Value, line.Shippable));
        foreach (var (line, wanted) in more)
            line.Assign(wanted);

        shipment.Begin(new Repacking(repackId, units, staffId));
        Raise(new RepackingBegun(this, shipmentId, now));
        return shipment;
    }

    /// <summary>Completes or reverts a pending repacking.</summary>
    public void EndRepacking(Guid shipmentId, bool isPacked, DateTimeOffset now)
    {
        if (Find(shipmentId) is not { Repacking: { } repacking } shipment)
            return;

        var (before, occupied) = (shipment.Lines, lines.ToDictionary(line => line, line => shipment.Occupied(line.Id.Value)));
        if (isPacked)
            shipment.Pack();
        else
            shipment.Abandon();
        foreach (var line in lines)
            line.Unassign(occupied[line] - shipment.Packed(line.Id.Value));

        Touch();
        if (!isPacked)
            return;

        Record(
            "shipment-repacked",
            new Message("orders.shipment-repacked"),
            Actor.Staff(repacking.StaffId),
            now,
            forCustomer: false,
            repacking.Id,
            before: UnitsOf(before),
            after: UnitsOf(shipment.Lines)
        );
        NoteStaffAction(repacking.StaffId, "repack", UnitsOf(shipment.Lines), now);
    }

    /// <summary>Completes or reverts a pending repacking by the actual contents that Logistics reports.</summary>
    public void ApplyContents(Guid shipmentId, IReadOnlyList<LineQuantity> contents, DateTimeOffset now) =>
        EndRepacking(shipmentId, Find(shipmentId)?.Repacking is { } repacking && repacking.Lines.ToHashSet().SetEquals(contents), now);

    /// <summary>A shipment is ready for pickup.</summary>
    public void RecordReadyForPickup(Guid shipmentId, DateOnly keptUntil, DateTimeOffset now)
    {
        if (Find(shipmentId) is not { Status: OrderShipmentStatus.Assigned } shipment)
            return;

        Record(
            "ready-for-pickup",
            CountOf("orders.ready-for-pickup", shipment.Lines).With("place", PickUp?.Name).With("until", keptUntil),
            Actor.System,
            now,
            forCustomer: true
        );
        Touch();
    }

    public void RecordShipped(Guid shipmentId, string? carrier, string? trackingNumber, DateTimeOffset now)
    {
        if (Find(shipmentId) is not { Status: OrderShipmentStatus.Assigned } shipment)
            return;

        shipment.MoveTo(OrderShipmentStatus.Shipped);
        foreach (var unit in shipment.Lines)
            Line(unit.LineId).Ship(unit.Quantity);

        LastShippedAt = now;
        var by = string.Join(", ", new[] { carrier, trackingNumber }.Where(text => !string.IsNullOrEmpty(text)));
        var message =
            PickUp is not null ? CountOf("orders.units-handed-over", shipment.Lines)
            : by.Length == 0 ? CountOf("orders.units-shipped", shipment.Lines)
            : CountOf("orders.units-shipped-with", shipment.Lines).With("carrier", by);
        Record("units-shipped", message, Actor.System, now, forCustomer: PickUp is null);
        Touch();
        RecalculateStatus(now);
    }

    public void RecordDelivered(Guid shipmentId, string actor, DateTimeOffset now)
    {
        if (Find(shipmentId) is not { } shipment || shipment.Status is not (OrderShipmentStatus.Assigned or OrderShipmentStatus.Shipped))
            return;

        // Events may arrive out of order: a delivered shipment has shipped.
        RecordShipped(shipmentId, shipment.Carrier, shipment.TrackingNumber, now);
        shipment.MoveTo(OrderShipmentStatus.Delivered);
        foreach (var unit in shipment.Lines)
            Line(unit.LineId).Deliver(unit.Quantity);

        LastDeliveredAt = now;
        Record(
            "units-delivered",
            CountOf(PickUp is null ? "orders.units-delivered" : "orders.units-picked-up", shipment.Lines),
            actor,
            now,
            forCustomer: true
        );
        Touch();
        RecalculateStatus(now);
    }

    /// <summary>A shipment was canceled before it shipped. Returns false when already recorded.</summary>
    /// <param name="isUncollected">The shopper did not pick it up in time.</param>
    public bool RecordShipmentCanceled(Guid shipmentId, DateTimeOffset now, bool isUncollected = false)
    {
        if (Find(shipmentId) is not { Status: OrderShipmentStatus.Assigned } shipment)
            return false;

        EndRepacking(shipmentId, isPacked: false, now);
        shipment.MoveTo(OrderShipmentStatus.Canceled);
        foreach (var unit in shipment.Lines)
            Line(unit.LineId).Unassign(unit.Quantity);

        if (isUncollected)
            Record("not-collected", CountOf("orders.not-collected", shipment.Lines), Actor.System, now, forCustomer: true);
        else
            Record("shipment-canceled", CountOf("orders.shipment-canceled", shipment.Lines), Actor.System, now, forCustomer: false);
        Touch();
        RecalculateStatus(now);
        return true;
    }

    public void RecordDeliveryFailed(Guid shipmentId, Message? note, DateTimeOffset now)
    {
        if (Find(shipmentId) is null)
            return;

        Record("delivery-failed", new Message("orders.delivery-failed"), Actor.System, now, forCustomer: true, reason: note);
        Touch();
    }

    /// <summary>The carrier returned a shipment. Returns false when already recorded.</summary>
    public bool RecordReturnedToSender(Guid shipmentId, DateTimeOffset now)
    {
        if (Find(shipmentId) is not { Status: OrderShipmentStatus.Assigned or OrderShipmentStatus.Shipped } shipment)
            return false;

        RecordShipped(shipmentId, shipment.Carrier, shipment.TrackingNumber, now);
        shipment.MoveTo(OrderShipmentStatus.Returned);
        foreach (var unit in shipment.Lines)
        {
            Line(unit.LineId).ReturnToSender(unit.Quantity);
            Line(unit.LineId).RequestReturn(unit.Quantity);
        }

        Record("returned-to-sender", new Message("orders.returned-to-sender"), Actor.System, now, forCustomer: true);
        Touch();
        RecalculateStatus(now);
        return true;
    }

    /// <summary>The shopper confirms receipt of everything.</summary>
    /// <exception cref="DomainException">Units are left to ship.</exception>
    public void ConfirmReceipt(string actor, DateTimeOffset now)
    {
        if (FulfillmentState == FulfillmentState.Delivered)
            return;
        if (!IsOnItsWay)
            throw new DomainException(OrderErrors.StillToShip(Status));

        foreach (var shipment in shipments.Where(shipment => shipment.Status == OrderShipmentStatus.Shipped).ToList())
            RecordDelivered(shipment.ShipmentId, actor, now);
    }

    private OrderShipment? Find(Guid shipmentId) => shipments.Find(shipment => shipment.ShipmentId == shipmentId);

    /// <summary>Marks units as in a return until it is inspected or canceled.</summary>
    /// <exception cref="DomainException">The units have not been delivered, or fewer units were.</exception>
    public void RequestReturn(
        Guid returnId,
        string rmaNumber,
        IReadOnlyList<LineQuantity> units,
        Message reason,
        string actor,
        DateTimeOffset now
    )
    {
        if (Status is not (OrderStatus.Confirmed or OrderStatus.OnHold or OrderStatus.Completed))
            throw new DomainException(OrderErrors.CannotReturn(Status));
        foreach (var unit in units)
            if (Line(unit.LineId) is var line && unit.Quantity > line.Returnable)
                throw new DomainException(OrderErrors.TooManyToReturn(line.Sku.Value, line.Returnable));

        foreach (var unit in units)
            Line(unit.LineId).RequestReturn(unit.Quantity);
        Record(
            "return-requested",
            CountOf("orders.return-requested", units).With("number", rmaNumber),
            actor,
            now,
            forCustomer: true,
            returnId,
            reason: reason
        );
        Touch();
    }

    /// <summary>Ends a return: the received units are counted as returned, the others stay delivered.</summary>
    public void EndReturn(
        string kind,
        Message message,
        IReadOnlyList<LineQuantity> requested,
        IReadOnlyList<LineQuantity> returned,
        string actor,
        DateTimeOffset now,
        string? reason = null
    )
    {
        foreach (var unit in requested)
            Line(unit.LineId).RequestReturn(-unit.Quantity);
        foreach (var unit in returned)
            Line(unit.LineId).ReceiveReturn(unit.Quantity);

        Record(kind, message, actor, now, forCustomer: true, reason: reason is null ? null : Message.Of(reason));
        Touch();
        RecalculateStatus(now);
    }

    private Message UnitsOf(IReadOnlyList<LineQuantity> units) =>
        new Message("orders.units").With("units", units.Select(unit => $"{unit.Quantity} × {Line(unit.LineId).Sku}").ToList());

    private static Message CountOf(string code, IReadOnlyList<LineQuantity> units) =>
        new Message(code).With("count", units.Sum(unit => unit.Quantity));
}
