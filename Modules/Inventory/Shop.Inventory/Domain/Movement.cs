using Shop.Kernel;
using MovementKind = Shop.Inventory.Contracts.Levels.MovementKind;

namespace Shop.Inventory.Domain;

/// <summary>The reason for a movement, and who caused it.</summary>
internal sealed record MovementCause(Guid OperationId, Message Reason, Guid? Reference, Guid? StaffId, DateTimeOffset At);

/// <summary>One change of on hand; immutable. On hand is the sum of all movements.</summary>
internal sealed class Movement
{
    public Movement(Guid id, Sku sku, LocationId locationId, MovementKind kind, int quantity, int onHandAfter, MovementCause cause)
        : this(id, sku, locationId, kind, quantity, onHandAfter, cause.OperationId, cause.Reason, cause.Reference, cause.StaffId, cause.At)
    { }

    private Movement(
        Guid id,
        Sku sku,
        LocationId locationId,
        MovementKind kind,
        int quantity,
        int onHandAfter,
        Guid operationId,
        Message reason,
        Guid? reference,
        Guid? staffId,
        DateTimeOffset at
    )
    {
        (Id, Sku, LocationId, Kind, Quantity, OnHandAfter) = (id, sku, locationId, kind, quantity, onHandAfter);
        (OperationId, Reason, Reference, StaffId, At) = (operationId, reason, reference, staffId, at);
    }

    public Guid Id { get; private set; }

    public Sku Sku { get; private set; }

    public LocationId LocationId { get; private set; }

    public MovementKind Kind { get; private set; }

    public int Quantity { get; private set; }

    public int OnHandAfter { get; private set; }

    public Guid OperationId { get; private set; }

    public Message Reason { get; private set; }

    public Guid? Reference { get; private set; }

    public Guid? StaffId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
