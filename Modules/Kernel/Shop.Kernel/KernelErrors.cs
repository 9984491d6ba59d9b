namespace Shop.Kernel;

/// <summary>Errors shared by all modules.</summary>
public static class KernelErrors
{
    public static Error ChangedMeanwhile { get; } =
        Error.Conflict("kernel.changed-meanwhile", "This was changed by someone else. Reload and try again.");

    public static Error NotSingleLine { get; } =
        Error.Invalid("kernel.not-single-line", "Use one line of visible text, without tabs, line breaks or hidden characters.");

    public static Error Busy { get; } =
        Error.Unavailable("kernel.busy", "The shop is busy right now. Nothing was changed; please try again in a moment.");
}
