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

/// <summary>What went wrong, as a stable code and a message for people.</summary>
/// <param name="Code">Stable, <c>module.reason</c>, for example <c>inventory.out-of-stock</c>.</param>
/// <param name="Message">A sentence that a shopper or merchant understands.</param>
/// <param name="Kind">The kind of the error.</param>
/// <param name="Field">The input field as the request names it (<c>Lines[0].Quantity</c>); null when the error concerns the whole
/// request.</param>
public sealed record Error(string Code, string Message, ErrorKind Kind, string? Field = null)
{
    /// <summary>The current status as the API names it, where it explains the refusal.</summary>
    public string? CurrentStatus { get; init; }

    public static Error Invalid(string code, string message, string? field = null) => new(code, message, ErrorKind.Invalid, field);

    public static Error NotFound(string code, string message) => new(code, message, ErrorKind.NotFound);

    public static Error Conflict(string code, string message) => new(code, message, ErrorKind.Conflict);

    public static Error Refused(string code, string message) => new(code, message, ErrorKind.Refused);

    public static Error Unavailable(string code, string message) => new(code, message, ErrorKind.Unavailable);
}
