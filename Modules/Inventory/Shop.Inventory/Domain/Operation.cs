namespace Shop.Inventory.Domain;

/// <summary>A command that was applied; its key makes a repeat harmless.</summary>
internal sealed class Operation(Guid id, DateTimeOffset at)
{
    public Guid Id { get; private set; } = id;

    public DateTimeOffset At { get; private set; } = at;
}
