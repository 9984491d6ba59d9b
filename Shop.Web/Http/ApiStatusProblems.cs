using Shop.Kernel;
using Shop.Kernel.Web;

namespace Shop.Web.Http;

/// <summary>Gives the API's empty error responses (no such route, not signed in, wrong method) a problem document.</summary>
internal sealed class ApiStatusProblems(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        var response = context.Response;
        if (
            response.StatusCode < 400
            || response.HasStarted
            || response.ContentLength is > 0
            || response.ContentType is not null
            || !context.Request.IsApi()
        )
            return;

        await Problems.Of(ErrorOf(response.StatusCode)).ExecuteAsync(context, response.StatusCode);
    }

    private static Error ErrorOf(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => Error.Refused("http.unauthorized"),
            StatusCodes.Status403Forbidden => Error.Refused("http.forbidden"),
            StatusCodes.Status404NotFound => Error.NotFound("http.not-found"),
            StatusCodes.Status429TooManyRequests => Error.Refused("http.rate-limited"),
            StatusCodes.Status503ServiceUnavailable => KernelErrors.Busy,
            StatusCodes.Status405MethodNotAllowed => Error.Refused("http.method-not-allowed"),
            StatusCodes.Status413PayloadTooLarge => Error.Refused("http.body-too-large"),
            StatusCodes.Status415UnsupportedMediaType => Error.Refused("http.not-json"),
            _ => Error.Refused("http.failed"),
        };
}
