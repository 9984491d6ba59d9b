using Microsoft.AspNetCore.Http.Features;
using Shop.Kernel;
using Shop.Kernel.Web;

namespace Shop.Web.Http;

/// <summary>
/// Refuses requests that handlers should not have to deal with: NUL in a URL, bodies that are too large or in an unknown encoding, and
/// cross-site requests with the shop's cookies.
/// </summary>
internal sealed class RequestGuards(RequestDelegate next, IConfiguration configuration)
{
    private readonly long jsonBytes = configuration.GetValue("Limits:JsonBytes", 1_048_576L);
    private readonly long uploadBytes = configuration.GetValue("Limits:UploadBytes", 52_428_800L);

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HoldsNul(request))
        {
            await Refuse(context, StatusCodes.Status400BadRequest, Error.Invalid("http.bad-character").At("query"));
            return;
        }

        if (request.GetTypedHeaders().ContentType is { Charset.HasValue: true, Encoding: null })
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        var most = IsUpload(request) ? uploadBytes : jsonBytes;
        if (request.ContentLength > most)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = most;
        if (request.Headers.ContainsKey(Idempotency.Header))
            request.EnableBuffering();

        if (IsForeign(request))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        await next(context);
    }

    private static bool HoldsNul(HttpRequest request) =>
        request.Path.Value!.Contains('\0', StringComparison.Ordinal)
        || request.QueryString.Value is { } query
            && (query.Contains("%00", StringComparison.Ordinal) || query.Contains('\0', StringComparison.Ordinal));

    /// <summary>Only staff upload files.</summary>
    private static bool IsUpload(HttpRequest request) =>
        (request.HasFormContentType || request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true)
        && (request.Path.StartsWithSegments("/admin") || request.Path.StartsWithSegments("/api/v1/admin"));

    /// <summary>
    /// Requires state-changing requests with a cookie to come from the shop itself, by the origin that the browser sends.
    /// </summary>
    private static bool IsForeign(HttpRequest request)
    {
        if (
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
            || request.Headers.Cookie.Count == 0
        )
            return false;

        return request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site
            ? site is not ("same-origin" or "none")
            : request.Headers.Origin.ToString() is { Length: > 0 } origin
                && !origin.EndsWith("://" + request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static Task Refuse(HttpContext context, int status, Error error)
    {
        context.Response.StatusCode = status;
        return context.Request.IsApi() ? Problems.Of(error).ExecuteAsync(context) : Task.CompletedTask;
    }
}
