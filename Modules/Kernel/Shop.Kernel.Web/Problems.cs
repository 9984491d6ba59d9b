using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Kernel.Web;

/// <summary>Maps results to HTTP: RFC 9457 problem documents with stable types under <c>/problems/</c>.</summary>
public static class Problems
{
    private static readonly Dictionary<string, (int Status, string Title)> Types = new()
    {
        ["validation"] = (400, "Some fields need another look"),
        ["not-found"] = (404, "Not found"),
        ["out-of-stock"] = (409, "Not enough in stock"),
        ["price-changed"] = (409, "The price changed"),
        ["discount-refused"] = (409, "The discount does not apply"),
        ["payment-declined"] = (402, "The payment was declined"),
        ["illegal-state"] = (409, "Not possible in the present state"),
        ["conflict"] = (409, "This was changed by someone else"),
        ["busy"] = (503, "Busy right now"),
        ["rate-limited"] = (429, "Too many requests"),
        ["idempotency-mismatch"] = (422, "The idempotency key was used with another request"),
        ["unauthorized"] = (401, "Sign in or send an API key"),
        ["forbidden"] = (403, "Not allowed"),
    };

    public static IReadOnlyCollection<string> AllTypes => Types.Keys;

    public static string TitleOf(string type) => Types[type].Title;

    /// <summary>
    /// The problem type of a failed result: the reason in the error code when it has its own type, otherwise the type of its kind.
    /// </summary>
    public static string TypeOf(Error error)
    {
        var reason = error.Code[(error.Code.LastIndexOf('.') + 1)..];
        return error.Kind switch
        {
            ErrorKind.Invalid => "validation",
            ErrorKind.NotFound => "not-found",
            _ when Types.ContainsKey(reason) => reason,
            ErrorKind.Conflict => "conflict",
            ErrorKind.Unavailable => "busy",
            _ => "illegal-state",
        };
    }

    public static int StatusOf(Error error) => Types[TypeOf(error)].Status;

    public static ProblemDetails Details(string type, string detail) =>
        new()
        {
            Type = "/problems/" + type,
            Title = Types[type].Title,
            Status = Types[type].Status,
            Detail = detail,
        };

    public static ProblemDetails Details(IReadOnlyList<Error> errors)
    {
        var details = Details(TypeOf(errors[0]), errors[0].Message);
        details.Extensions["code"] = errors[0].Code;
        if (errors[0].CurrentStatus is { } status)
            details.Extensions["currentStatus"] = status;

        var fields = errors
            .Where(error => error.Kind == ErrorKind.Invalid)
            .ToLookup(error => FieldName(error.Field ?? string.Empty), error => error.Message);
        if (fields.Count > 0)
            details.Extensions["errors"] = fields.ToDictionary(field => field.Key, field => field.ToArray());

        return details;
    }

    public static IResult ToProblem(this IOutcome result) => Results.Problem(Details(result.Errors));

    /// <summary>200 with the value (or a projection of it), or the problem.</summary>
    public static IResult ToHttp<T>(this Result<T> result, Func<T, object?>? shape = null) =>
        result.IsSuccess ? Results.Ok(shape is null ? result.Value : shape(result.Value)) : result.ToProblem();

    /// <summary>204, or the problem.</summary>
    public static IResult ToHttp(this Result result) => result.IsSuccess ? Results.NoContent() : result.ToProblem();

    /// <summary>201 with a location, or the problem.</summary>
    public static IResult ToCreated<T>(this Result<T> result, Func<T, string> location, Func<T, object?>? shape = null) =>
        result.IsSuccess ? Results.Created(location(result.Value), shape is null ? result.Value : shape(result.Value)) : result.ToProblem();

    /// <summary>Converts a field name to its JSON form: <c>ShippingAddress.Line1</c> becomes <c>shippingAddress.line1</c>.</summary>
    private static string FieldName(string field) =>
        string.Join('.', field.Split('.').Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}
