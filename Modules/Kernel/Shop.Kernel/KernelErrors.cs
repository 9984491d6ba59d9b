namespace Shop.Kernel;

/// <summary>Errors shared by all modules.</summary>
public static class KernelErrors
{
    public static Error ChangedMeanwhile { get; } = Error.Conflict("kernel.changed-meanwhile");

    public static Error NotSingleLine { get; } = Error.Invalid("kernel.not-single-line");

    public static Error Busy { get; } = Error.Unavailable("kernel.busy");

    public static Error NoEmail { get; } = Error.Invalid("kernel.no-email");

    public static Error EmailNotAscii { get; } = Error.Invalid("kernel.email-not-ascii");

    public static Error InvalidEmail { get; } = Error.Invalid("kernel.invalid-email");

    public static Error NotMoney { get; } = Error.Invalid("kernel.not-money");

    public static Error NotCurrency { get; } = Error.Invalid("kernel.not-currency");

    public static Error NotSku { get; } = Error.Invalid("kernel.not-sku");

    public static Error NotInstant { get; } = Error.Invalid("kernel.not-instant");

    public static Error NotOneOf(IEnumerable<string> values) =>
        Error.Invalid("kernel.not-one-of").With("values", string.Join(", ", values));

    public static Error InvalidPostalCode(string? country, string? example) =>
        example is null
            ? Error.Invalid("kernel.invalid-postal-code")
            : Error.Invalid("kernel.invalid-postal-code-of-country").With("country", country).With("example", example);
}
