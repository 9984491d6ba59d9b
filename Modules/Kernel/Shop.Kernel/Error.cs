namespace Shop.Kernel;

/// <summary>How an error has to be answered; the HTTP status and the page's reaction follow from it.</summary>
public enum ErrorKind
{
    /// <summary>Input of the wrong shape; shown beside the field.</summary>
    Invalid,

    /// <summary>The thing does not exist, or belongs to someone else.</summary>
    NotFound,

    /// <summary>Somebody else saved first: reload and look again.</summary>
    Conflict,

    /// <summary>A rule of the business forbids it in the present state.</summary>
    Refused,

    /// <summary>Something outside the process does not answer; nothing was changed, trying again is safe.</summary>
    Unavailable,
}

/// <summary>What went wrong, in words for a person and as a stable code.</summary>
/// <param name="Code">Stable, <c>module.reason</c>, for example <c>inventory.out-of-stock</c>.</param>
/// <param name="Message">A sentence a shopper or merchant understands.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="Field">The input it belongs to, as the request names it (<c>Lines[0].Quantity</c>); null when it concerns the whole
/// request.</param>
public sealed record Error(string Code, string Message, ErrorKind Kind, string? Field = null)
{
    /// <summary>The status the thing is in now, as the API names it, where that explains the refusal.</summary>
    public string? CurrentStatus { get; init; }

    public static Error Invalid(string code, string message, string? field = null) => new(code, message, ErrorKind.Invalid, field);

    public static Error NotFound(string code, string message) => new(code, message, ErrorKind.NotFound);

    public static Error Conflict(string code, string message) => new(code, message, ErrorKind.Conflict);

    public static Error Refused(string code, string message) => new(code, message, ErrorKind.Refused);

    public static Error Unavailable(string code, string message) => new(code, message, ErrorKind.Unavailable);
}
