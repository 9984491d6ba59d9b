using Shop.Kernel;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Domain.Returns;

/// <summary>A return of units of one order. The status follows <see cref="ReturnTransitions"/>; the order counts the units.</summary>
internal sealed partial class Return : AggregateRoot<ReturnId>
{
    private readonly List<ReturnLine> lines = [];
    private readonly List<ReturnStep> steps = [];

    private Return(ReturnId id)
        : base(id) { }

    /// <summary>The RMA number.</summary>
    public string Number { get; private set; } = string.Empty;

    public OrderId OrderId { get; private set; }

    public string OrderNumber { get; private set; } = string.Empty;

    public ReturnKind Kind { get; private set; }

    public ReturnStatus Status { get; private set; }

    public Message Reason { get; private set; } = null!;

    public DateTimeOffset RequestedAt { get; private set; }

    /// <summary>Deadline for the goods to arrive; null until approved.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>The total refunded, including store credit.</summary>
    public Money? RefundAmount => RefundedAmount is { } amount ? new Money(amount, RefundCurrency!.Value) : null;

    public decimal? RefundedAmount { get; private set; }

    public Currency? RefundCurrency { get; private set; }

    /// <summary>The draft order with the replacements.</summary>
    public string? ExchangeOrderNumber { get; private set; }

    public IReadOnlyList<ReturnLine> Lines => lines;

    public IReadOnlyList<ReturnStep> Steps => steps;

    public IReadOnlyList<LineQuantity> Units => [.. lines.Select(line => new LineQuantity(line.LineId, line.Quantity))];

    /// <summary>Requests a return. A withdrawal needs no approval; a shipment returned by the carrier has already arrived.</summary>
    /// <param name="id">Chosen by the caller.</param>
    public static Return Request(
        ReturnId id,
        string number,
        Order order,
        ReturnKind kind,
        IReadOnlyList<LineQuantity> units,
        Message reason,
        string actor,
        TimeSpan time,
        DateTimeOffset now
    )
    {
        var request = new Return(id)
        {
            Number = number,
            OrderId = order.Id,
            OrderNumber = order.Number,
            Kind = kind,
            Status = ReturnStatus.Requested,
            Reason = reason,
            RequestedAt = now,
        };
        request.lines.AddRange(
            units.Select(
                (unit, index) =>
                {
                    var line = order.Lines.Single(line => line.Id.Value == unit.LineId);
                    return new ReturnLine(
                        Guid.CreateVersion7(),
                        index + 1,
                        unit.LineId,
                        line.Sku,
                        line.VariantTitle.Length == 0 ? line.Title : $"{line.Title}, {line.VariantTitle}",
                        unit.Quantity
                    );
                }
            )
        );
        request.Record(null, actor, reason, now);
        request.Raise(new Requested(request, now));
        if (kind == ReturnKind.Withdrawal)
            request.Approve(Actor.System, time, now);
        if (kind == ReturnKind.ReturnToSender)
        {
            request.Approve(Actor.System, time, now);
            request.Receive([], Actor.System, now);
        }

        return request;
    }

    public void Approve(string actor, TimeSpan time, DateTimeOffset now)
    {
        if (!Move(ReturnTransitions.Approve, actor, null, now))
            return;

        ExpiresAt = now + time;
        if (Kind != ReturnKind.ReturnToSender)
            Raise(new Approved(this, now));
    }

    public void Decline(string reason, string actor, DateTimeOffset now)
    {
        if (Move(ReturnTransitions.Decline, actor, Message.Of(reason), now))
            Raise(new Declined(this, reason, now));
    }

    public void MarkSent(string actor, DateTimeOffset now) => Move(ReturnTransitions.Send, actor, null, now);

    /// <summary>Receives units, in one or several parts.</summary>
    /// <param name="received">Cumulative quantities by order line; empty for everything.</param>
    public void Receive(IReadOnlyList<LineQuantity> received, string actor, DateTimeOffset now)
    {
        foreach (var unit in received)
            if (Line(unit.LineId) is var line && (unit.Quantity > line.Quantity || unit.Quantity < line.Received))
                throw new DomainException(ReturnErrors.TooManyReceived(line.Sku.Value, line.Received, line.Quantity));

        var isNew = Move(ReturnTransitions.Receive, actor, null, now);
        foreach (var line in lines)
            line.Receive(
                received.Count == 0 ? line.Quantity : received.FirstOrDefault(unit => unit.LineId == line.LineId)?.Quantity ?? line.Received
            );
        if (!isNew)
            Touch();
    }

    /// <summary>Records the condition of each unit, including missing ones.</summary>
    /// <param name="found">By order line.</param>
    /// <param name="location">Code of the location to restock; null for the shop's first.</param>
    public void Inspect(IReadOnlyDictionary<Guid, UnitsFound> found, string actor, DateTimeOffset now, string? location = null)
    {
        if (Status == ReturnStatus.Received)
            foreach (var line in lines)
                if (found.GetValueOrDefault(line.LineId)?.Sum != line.Quantity)
                    throw new DomainException(ReturnErrors.NotEachUnit(line.Sku.Value, line.Quantity));

        if (!Move(ReturnTransitions.Inspect, actor, null, now))
            return;

        foreach (var line in lines)
            line.Inspect(found[line.LineId]);
        Raise(new Inspected(this, location, now));
    }

    /// <summary>Validates a resolution without applying it.</summary>
    /// <exception cref="DomainException">The return is not inspected yet, or a line has no resolution.</exception>
    public void CheckResolve(IReadOnlyDictionary<Guid, ReturnResolution> resolutions)
    {
        if (!ReturnTransitions.Resolve.From.Contains(Status))
            throw new DomainException(ReturnErrors.Illegal(ReturnTransitions.Resolve, Status));
        if (lines.Find(line => !resolutions.ContainsKey(line.LineId)) is { } open)
            throw new DomainException(ReturnErrors.NotResolved(open.Sku.Value));
    }

    /// <summary>Sets the resolution of each line. The caller submits the refunds.</summary>
    public void Resolve(
        IReadOnlyDictionary<Guid, ReturnResolution> resolutions,
        Money? refund,
        string? exchangeOrder,
        string actor,
        DateTimeOffset now
    )
    {
        if (Status == ReturnStatus.Resolved)
            return;

        CheckResolve(resolutions);
        Move(ReturnTransitions.Resolve, actor, null, now);

        foreach (var line in lines)
            line.Resolve(resolutions[line.LineId]);
        (RefundedAmount, RefundCurrency, ExchangeOrderNumber) = (refund?.Amount, refund?.Currency, exchangeOrder);
        Raise(new Resolved(this, now));
        if (refund is not { IsPositive: true } && exchangeOrder is null)
            Close(Actor.System, now);
    }

    public void Close(string actor, DateTimeOffset now) => Move(ReturnTransitions.Close, actor, null, now);

    public void Cancel(string actor, DateTimeOffset now) => Move(ReturnTransitions.Cancel, actor, null, now);

    public void Expire(DateTimeOffset now) => Move(ReturnTransitions.Expire, Actor.System, null, now);

    private ReturnLine Line(Guid lineId) => lines.Find(line => line.LineId == lineId) ?? throw new DomainException(OrderErrors.UnknownLine);

    private bool Move(ReturnTransition transition, string actor, Message? reason, DateTimeOffset now)
    {
        if (Status == transition.To)
            return false;
        if (!transition.From.Contains(Status))
            throw new DomainException(ReturnErrors.Illegal(transition, Status));

        var from = Status;
        Status = transition.To;
        Record(from, actor, reason, now);
        Touch();
        return true;
    }

    private void Record(ReturnStatus? from, string actor, Message? reason, DateTimeOffset now) =>
        steps.Add(new ReturnStep(Guid.CreateVersion7(now.AddMilliseconds(steps.Count)), steps.Count + 1, from, Status, actor, reason, now));
}

/// <summary>An immutable status change of a return.</summary>
internal sealed class ReturnStep(
    Guid id,
    int sequence,
    ReturnStatus? fromStatus,
    ReturnStatus toStatus,
    string actor,
    Message? reason,
    DateTimeOffset at
)
{
    public Guid Id { get; private set; } = id;

    public int Sequence { get; private set; } = sequence;

    /// <summary>Null for the first.</summary>
    public ReturnStatus? FromStatus { get; private set; } = fromStatus;

    public ReturnStatus ToStatus { get; private set; } = toStatus;

    /// <summary>As in an order's timeline.</summary>
    public string Actor { get; private set; } = actor;

    public Message? Reason { get; private set; } = reason;

    public DateTimeOffset At { get; private set; } = at;
}
