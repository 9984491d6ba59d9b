using Shop.Kernel.Texts;

namespace Shop.Kernel;

/// <summary>The kind of an error; determines the HTTP status and how pages react.</summary>
public enum ErrorKind
{
    /// <summary>Malformed input; shown beside the field.</summary>
    Invalid,

    /// <summary>The resource does not exist, or belongs to someone else.</summary>
    NotFound,

    /// <summary>Changed by another request in the meantime: reload and try again.</summary>
    Conflict,

    /// <summary>A business rule forbids it in the current state.</summary>
    Refused,

    /// <summary>A service outside the process does not respond; nothing was changed and a retry is safe.</summary>
    Unavailable,
}

/// <summary>What went wrong, as a stable code with arguments. The sentence for people is in the host's resources, by code.</summary>
/// <param name="Code">Stable, <c>module.reason</c>, for example <c>inventory.out-of-stock</c>.</param>
/// <param name="Kind">The kind of the error.</param>
/// <param name="Field">The input field as the request names it (<c>Lines[0].Quantity</c>); null when the error concerns the whole
/// request.</param>
public sealed record Error(string Code, ErrorKind Kind, string? Field = null)
{
    private static readonly IReadOnlyDictionary<string, object?> NoArguments = new Dictionary<string, object?>();

    /// <summary>The values that the sentence names: text, numbers, <see cref="Money"/>, dates, or another error.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; init; } = NoArguments;

    /// <summary>The current status as the API names it, where it explains the refusal.</summary>
    public string? CurrentStatus { get; init; }

    public static Error Invalid(string code) => new(code, ErrorKind.Invalid);

    public static Error NotFound(string code) => new(code, ErrorKind.NotFound);

    public static Error Conflict(string code) => new(code, ErrorKind.Conflict);

    public static Error Refused(string code) => new(code, ErrorKind.Refused);

    public static Error Unavailable(string code) => new(code, ErrorKind.Unavailable);

    /// <summary>The same error at an input field.</summary>
    public Error At(string? field) => this with { Field = field };

    /// <summary>The same error with a named argument of its sentence.</summary>
    public Error With(string name, object? value) =>
        this with
        {
            Arguments = new Dictionary<string, object?>(Arguments) { [name] = value },
        };

    public bool Equals(Error? other) =>
        other is not null
        && (Code, Kind, Field, CurrentStatus) == (other.Code, other.Kind, other.Field, other.CurrentStatus)
        && MessageArguments.AreEqual(Arguments, other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Code, Kind, Field);

    /// <summary>For logs and exceptions: the code with its arguments.</summary>
    public override string ToString() =>
        Arguments.Count == 0 ? Code : $"{Code} ({string.Join(", ", Arguments.Select(argument => $"{argument.Key}: {argument.Value}"))})";
}
