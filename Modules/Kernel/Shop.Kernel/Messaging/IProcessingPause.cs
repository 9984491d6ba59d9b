namespace Shop.Kernel.Messaging;

/// <summary>
/// Whether background processing is paused. A shop that was restored from a backup sends nothing until a person has checked and released
/// it.
/// </summary>
public interface IProcessingPause
{
    /// <summary>True while no events are delivered and no jobs run. May be stale for a second.</summary>
    ValueTask<bool> IsPausedAsync(CancellationToken cancellationToken);
}

/// <summary>The default for hosts without a processing pause.</summary>
internal sealed class NeverPaused : IProcessingPause
{
    public ValueTask<bool> IsPausedAsync(CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
