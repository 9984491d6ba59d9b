using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Texts;

namespace Shop.Kernel.Web;

/// <summary>Maps results to HTTP: RFC 9457 problem documents with stable types under <c>/problems/</c>.</summary>
public static class Problems
{
    private static readonly Dictionary<string, int> Statuses = new()
    {
        ["validation"] = 400,
        ["not-found"] = 404,
        ["out-of-stock"] = 409,
        ["price-changed"] = 409,
        ["discount-refused"] = 409,
        ["payment-declined"] = 402,
        ["illegal-state"] = 409,
        ["conflict"] = 409,
        ["busy"] = 503,
        ["rate-limited"] = 429,
        ["idempotency-mismatch"] = 422,
        ["unauthorized"] = 401,
        ["forbidden"] = 403,
    };

    public static IReadOnlyCollection<string> AllTypes => Statuses.Keys;

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
            _ when Statuses.ContainsKey(reason) => reason,
            ErrorKind.Conflict => "conflict",
            ErrorKind.Unavailable => "busy",
            _ => "illegal-state",
        };
    }

    public static int StatusOf(string type) => Statuses[type];

    /// <summary>The answer for these errors; the first decides type and status.</summary>
    public static ProblemResult Of(params IReadOnlyList<Error> errors) => new(errors);

    public static ProblemDetails Details(IReadOnlyList<Error> errors, IMessageTexts texts)
    {
        var type = TypeOf(errors[0]);
        var details = new ProblemDetails
        {
            Type = "/problems/" + type,
            Title = texts.Get("Problems." + type, MessageArguments.None),
            Status = Statuses[type],
            Detail = texts.Of(errors[0]),
        };
        details.Extensions["code"] = errors[0].Code;
        if (errors[0].CurrentStatus is { } status)
            details.Extensions["currentStatus"] = status;

        var fields = errors
            .Where(error => error.Kind == ErrorKind.Invalid)
            .ToLookup(error => FieldName(error.Field ?? string.Empty), texts.Of);
        if (fields.Count > 0)
            details.Extensions["errors"] = fields.ToDictionary(field => field.Key, field => field.ToArray());

        return details;
    }

    public static IResult ToProblem(this IOutcome result) => Of(result.Errors);

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

/// <summary>A problem document whose sentences are found when it is sent, in the language of the request.</summary>
public sealed class ProblemResult(IReadOnlyList<Error> errors) : IResult, IStatusCodeHttpResult
{
    public IReadOnlyList<Error> Errors => errors;

    public string Type => Problems.TypeOf(errors[0]);

    public int? StatusCode => Problems.StatusOf(Type);

    public Task ExecuteAsync(HttpContext httpContext) => ExecuteAsync(httpContext, status: null);

    /// <param name="status">A status without a problem type of its own (405, 413, 415): the document then has no type.</param>
    public Task ExecuteAsync(HttpContext httpContext, int? status)
    {
        var texts = httpContext.RequestServices.GetRequiredService<IMessageTexts>();
        var details = Problems.Details(errors, texts);
        if (status is { } other && other != details.Status)
            details = new ProblemDetails { Status = other, Detail = details.Detail };
        return Results.Problem(details).ExecuteAsync(httpContext);
    }
}
