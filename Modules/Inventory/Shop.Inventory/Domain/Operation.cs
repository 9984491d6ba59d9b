namespace Shop.Inventory.Domain;

/// <summary>A command that was carried out; its key is what makes a repeat harmless.</summary>
internal sealed class Operation(Guid id, DateTimeOffset at)
{
    public Guid Id { get; private set; } = id;

    public DateTimeOffset At { get; private set; } = at;
}
