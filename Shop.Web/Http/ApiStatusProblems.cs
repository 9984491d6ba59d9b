using Microsoft.AspNetCore.Mvc;
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

        await Results.Problem(Of(response.StatusCode)).ExecuteAsync(context);
    }

    private static ProblemDetails Of(int status) =>
        status switch
        {
            StatusCodes.Status401Unauthorized => Problems.Details("unauthorized", "Send an API key as a bearer token, or sign in."),
            StatusCodes.Status403Forbidden => Problems.Details("forbidden", "This needs a permission that you do not have."),
            StatusCodes.Status404NotFound => Problems.Details("not-found", "There is nothing at this address."),
            StatusCodes.Status429TooManyRequests => Problems.Details(
                "rate-limited",
                "Too many requests. Try again after the time in Retry-After."
            ),
            StatusCodes.Status503ServiceUnavailable => Problems.Details("busy", Shop.Kernel.KernelErrors.Busy.Message),
            StatusCodes.Status405MethodNotAllowed => new ProblemDetails
            {
                Status = status,
                Detail = "This address does not take this method. Those that it takes are in the header Allow.",
            },
            StatusCodes.Status413PayloadTooLarge => new ProblemDetails
            {
                Status = status,
                Detail = "The body is larger than this address takes.",
            },
            StatusCodes.Status415UnsupportedMediaType => new ProblemDetails
            {
                Status = status,
                Detail = "Send the body as JSON, with the content type application/json.",
            },
            _ => new ProblemDetails { Status = status, Detail = "The request could not be answered." },
        };
}
