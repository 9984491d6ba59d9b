using Shop.Kernel;

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
    public Consignment Assign(
        Guid shipmentId,
        IReadOnlyList<ConsignmentLine>? units,
        string? carrier,
        string? trackingNumber,
        bool dispatch,
        Guid staffId,
        DateTimeOffset now
    )
    {
        if (consignments.Find(consignment => consignment.ShipmentId == shipmentId) is { } known)
            return known;
        if (Status != OrderStatus.Confirmed)
            throw new DomainException(OrderErrors.IllegalState(Status, "shipped"));
        if (dispatch && PickUp is not null)
            throw new DomainException(OrderErrors.IsCollected);

        units ??= [.. lines.Where(line => line.Shippable > 0).Select(line => new ConsignmentLine(line.Id.Value, line.Shippable))];
        if (units.Count == 0)
            throw new DomainException(OrderErrors.NothingToShip);

        foreach (var unit in units)
            if (Line(unit.LineId) is var line && unit.Quantity > line.Shippable)
                throw new DomainException(OrderErrors.TooManyToShip(line.Sku.Value, line.Shippable));
        foreach (var unit in units)
            Line(unit.LineId).Assign(unit.Quantity);

        var consignment = new Consignment(shipmentId, units, carrier, trackingNumber, dispatch);
        consignments.Add(consignment);
        Record("shipment-created", $"{Units(units)} prepared for shipping", Actor.Staff(staffId), now, forCustomer: false);
        Raise(new UnitsAssigned(this, shipmentId, now));
        return consignment;
    }

    /// <summary>
    /// Starts to repack a shipment that has not shipped: added units are assigned immediately, removed units are released by <see
    /// cref="EndRepacking"/>. Idempotent by repacking id.
    /// </summary>
    /// <exception cref="DomainException">The shipment has shipped or was canceled, the order is not confirmed, or fewer units are
    /// left.</exception>
    public Consignment BeginRepacking(
        Guid shipmentId,
        Guid repackId,
        IReadOnlyList<ConsignmentLine> units,
        Guid staffId,
        DateTimeOffset now
    )
    {
        var consignment = Find(shipmentId) ?? throw new DomainException(OrderErrors.NoShipment);
        if (
            consignment.Repacking?.Id == repackId
            || steps.Exists(step => step.Id == repackId)
            || consignment.Lines.ToHashSet().SetEquals(units)
        )
            return consignment;
        if (Status != OrderStatus.Confirmed)
            throw new DomainException(OrderErrors.IllegalState(Status, "repacked"));
        if (consignment.Status != ConsignmentStatus.Assigned)
            throw new DomainException(OrderErrors.HasLeft(consignment.Status));
        if (consignment.Repacking is not null)
            throw new DomainException(OrderErrors.BeingRepacked);

        var more = units
            .Select(unit => (Line: Line(unit.LineId), Units: unit.Quantity - consignment.Packed(unit.LineId)))
            .Where(unit => unit.Units > 0)
            .ToList();
        foreach (var (line, wanted) in more)
            if (wanted > line.Shippable)
                throw new DomainException(OrderErrors.TooManyToShip(line.Sku.Value, line.Shippable));
        foreach (var (line, wanted) in more)
            line.Assign(wanted);

        consignment.Begin(new Repacking(repackId, units, staffId));
        Raise(new RepackingBegun(this, shipmentId, now));
        return consignment;
    }

    /// <summary>Completes or reverts a pending repacking.</summary>
    public void EndRepacking(Guid shipmentId, bool isPacked, DateTimeOffset now)
    {
        if (Find(shipmentId) is not { Repacking: { } repacking } consignment)
            return;

        var (before, occupied) = (consignment.Lines, lines.ToDictionary(line => line, line => consignment.Occupied(line.Id.Value)));
        if (isPacked)
            consignment.Pack();
        else
            consignment.Abandon();
        foreach (var line in lines)
            line.Unassign(occupied[line] - consignment.Packed(line.Id.Value));

        Touch();
        if (!isPacked)
            return;

        Record(
            "shipment-repacked",
            "Shipment repacked",
            Actor.Staff(repacking.StaffId),
            now,
            forCustomer: false,
            repacking.Id,
            before: Words(before),
            after: Words(consignment.Lines)
        );
        NoteStaffAction(repacking.StaffId, "repack", $"{Units(before)} → {Units(consignment)}", now);
    }

    /// <summary>Completes or reverts a pending repacking by the actual contents that Logistics reports.</summary>
    public void HearContents(Guid shipmentId, IReadOnlyList<ConsignmentLine> contents, DateTimeOffset now) =>
        EndRepacking(shipmentId, Find(shipmentId)?.Repacking is { } repacking && repacking.Lines.ToHashSet().SetEquals(contents), now);

    /// <summary>A shipment is ready for pickup.</summary>
    public void RecordReadyForPickup(Guid shipmentId, DateOnly keptUntil, DateTimeOffset now)
    {
        if (Find(shipmentId) is not { Status: ConsignmentStatus.Assigned } consignment)
            return;

        Record(
            "ready-for-pickup",
            $"{Units(consignment)} ready for collection{AtPickUp} until {keptUntil:yyyy-MM-dd}",
            Actor.System,
            now,
            forCustomer: true
        );
        Touch();
    }

    public void RecordShipped(Guid shipmentId, string? carrier, string? trackingNumber, DateTimeOffset now)
    {
        if (Find(shipmentId) is not { Status: ConsignmentStatus.Assigned } consignment)
            return;

        consignment.MoveTo(ConsignmentStatus.Shipped);
        foreach (var unit in consignment.Lines)
            Line(unit.LineId).Ship(unit.Quantity);

        LastShippedAt = now;
        var by = string.Join(", ", new[] { carrier, trackingNumber }.Where(text => !string.IsNullOrEmpty(text)));
        if (PickUp is not null)
            Record("units-shipped", $"{Units(consignment)} handed over", Actor.System, now, forCustomer: false);
        else
            Record(
                "units-shipped",
                by.Length == 0 ? $"{Units(consignment)} shipped" : $"{Units(consignment)} shipped ({by})",
                Actor.System,
                now,
                forCustomer: true
            );
        Touch();
        Settle(now);
    }

    public void RecordDelivered(Guid shipmentId, string actor, DateTimeOffset now)
    {
        if (Find(shipmentId) is not { } consignment || consignment.Status is not (ConsignmentStatus.Assigned or ConsignmentStatus.Shipped))
            return;

        // Events may arrive out of order: a delivered shipment has shipped.
        RecordShipped(shipmentId, consignment.Carrier, consignment.TrackingNumber, now);
        consignment.MoveTo(ConsignmentStatus.Delivered);
        foreach (var unit in consignment.Lines)
            Line(unit.LineId).Deliver(unit.Quantity);

        LastDeliveredAt = now;
        Record("units-delivered", $"{Units(consignment)} {(PickUp is null ? "delivered" : "collected")}", actor, now, forCustomer: true);
        Touch();
        Settle(now);
    }

    /// <summary>A shipment was canceled before it shipped. Returns false when already recorded.</summary>
    /// <param name="isUncollected">The shopper did not pick it up in time.</param>
    public bool RecordShipmentCanceled(Guid shipmentId, DateTimeOffset now, bool isUncollected = false)
    {
        if (Find(shipmentId) is not { Status: ConsignmentStatus.Assigned } consignment)
            return false;

        EndRepacking(shipmentId, isPacked: false, now);
        consignment.MoveTo(ConsignmentStatus.Canceled);
        foreach (var unit in consignment.Lines)
            Line(unit.LineId).Unassign(unit.Quantity);

        if (isUncollected)
            Record("not-collected", $"{Units(consignment)} not collected{AtPickUp} in time", Actor.System, now, forCustomer: true);
        else
            Record("shipment-canceled", $"Shipment of {Units(consignment)} canceled", Actor.System, now, forCustomer: false);
        Touch();
        Settle(now);
        return true;
    }

    public void RecordDeliveryFailed(Guid shipmentId, string? note, DateTimeOffset now)
    {
        if (Find(shipmentId) is null)
            return;

        Record(
            "delivery-failed",
            string.IsNullOrEmpty(note) ? "Delivery failed" : $"Delivery failed: {note}",
            Actor.System,
            now,
            forCustomer: true
        );
        Touch();
    }

    /// <summary>The carrier returned a shipment. Returns false when already recorded.</summary>
    public bool RecordReturnedToSender(Guid shipmentId, DateTimeOffset now)
    {
        if (Find(shipmentId) is not { Status: ConsignmentStatus.Assigned or ConsignmentStatus.Shipped } consignment)
            return false;

        RecordShipped(shipmentId, consignment.Carrier, consignment.TrackingNumber, now);
        consignment.MoveTo(ConsignmentStatus.Returned);
        foreach (var unit in consignment.Lines)
        {
            Line(unit.LineId).ComeBack(unit.Quantity);
            Line(unit.LineId).AskBack(unit.Quantity);
        }

        Record("returned-to-sender", "The parcel came back undelivered", Actor.System, now, forCustomer: true);
        Touch();
        Settle(now);
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

        foreach (var consignment in consignments.Where(consignment => consignment.Status == ConsignmentStatus.Shipped).ToList())
            RecordDelivered(consignment.ShipmentId, actor, now);

        Raise(new ReceiptConfirmed(this, now));
    }

    private string AtPickUp => PickUp is { } place ? $" at {place.Name}" : string.Empty;

    private Consignment? Find(Guid shipmentId) => consignments.Find(consignment => consignment.ShipmentId == shipmentId);

    /// <summary>Marks units as in a return until it is inspected or canceled.</summary>
    /// <exception cref="DomainException">The units have not been delivered, or fewer units were.</exception>
    public void AskBack(
        Guid returnId,
        string rmaNumber,
        IReadOnlyList<ConsignmentLine> units,
        string reason,
        string actor,
        DateTimeOffset now
    )
    {
        if (Status is not (OrderStatus.Confirmed or OrderStatus.OnHold or OrderStatus.Completed))
            throw new DomainException(OrderErrors.IllegalState(Status, "returned"));
        foreach (var unit in units)
            if (Line(unit.LineId) is var line && unit.Quantity > line.Returnable)
                throw new DomainException(OrderErrors.TooManyToReturn(line.Sku.Value, line.Returnable));

        foreach (var unit in units)
            Line(unit.LineId).AskBack(unit.Quantity);
        Record(
            "return-requested",
            $"Return {rmaNumber} of {Units(units)} requested",
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
        string text,
        IReadOnlyList<ConsignmentLine> asked,
        IReadOnlyList<ConsignmentLine> cameBack,
        string actor,
        DateTimeOffset now
    )
    {
        foreach (var unit in asked)
            Line(unit.LineId).AskBack(-unit.Quantity);
        foreach (var unit in cameBack)
            Line(unit.LineId).TakeBack(unit.Quantity);

        Record(kind, text, actor, now, forCustomer: true);
        Touch();
        Settle(now);
    }

    private string Words(IReadOnlyList<ConsignmentLine> units) =>
        string.Join(", ", units.Select(unit => $"{unit.Quantity} × {Line(unit.LineId).Sku}")) is { Length: <= OrderStep.LongestChange } text
            ? text
            : Units(units);

    private static string Units(Consignment consignment) => Units(consignment.Lines);

    private static string Units(IReadOnlyList<ConsignmentLine> units) =>
        units.Sum(unit => unit.Quantity) is var count && count == 1 ? "1 unit" : $"{count} units";
}
