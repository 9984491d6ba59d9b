namespace Shop.Kernel.Messaging;

/// <summary>
/// Tells whether the shop may act by itself. One that was restored from a backup may not, until a person has looked and released it.
/// </summary>
public interface IHold
{
    /// <summary>True: no event is delivered and no job runs. May be a second late.</summary>
    ValueTask<bool> IsHeldAsync(CancellationToken cancellationToken);
}

/// <summary>For a kernel whose host keeps nothing back.</summary>
internal sealed class NeverHeld : IHold
{
    public ValueTask<bool> IsHeldAsync(CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
