using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Web;

namespace Shop.Web.Http;

/// <summary>Handles unhandled exceptions: a problem document for the API, the error page for pages. Both expose only a reference.</summary>
internal sealed partial class ExceptionAnswers(ILogger<ExceptionAnswers> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = 499;
            return true;
        }

        var status = StatusOf(exception);
        if (status == StatusCodes.Status500InternalServerError)
            logger.LogError(exception, "Request failed unexpectedly");
        else if (status == StatusCodes.Status503ServiceUnavailable)
            logger.LogWarning("Request not served, the database does not answer: {Reason}", exception.GetBaseException().Message);

        httpContext.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = "2";
        // The path is already that of the error page.
        if (httpContext.Features.Get<IExceptionHandlerPathFeature>() is not { } failed || !ApiPaths.IsApi(failed.Path))
            return false;

        await Problems.Of(ErrorOf(exception, status)).ExecuteAsync(httpContext, status);
        return true;
    }

    /// <summary>503 when the database is unavailable or overloaded, 4xx when the request could not be read, otherwise 500.</summary>
    public static int StatusOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            switch (cause)
            {
                case BadHttpRequestException bad:
                    return bad.StatusCode;
                case DbException { IsTransient: true } or TimeoutException:
                    return StatusCodes.Status503ServiceUnavailable;
                case Npgsql.NpgsqlException and not Npgsql.PostgresException:
                    return StatusCodes.Status503ServiceUnavailable;
                case Npgsql.PostgresException { SqlState: "57014" or "55P03" or "57P01" or "57P03" or "53300" }:
                    return StatusCodes.Status503ServiceUnavailable;
                case NullReferenceException { Source: "Npgsql" }:
                    // Npgsql may fail with another exception when the server has closed a pooled connection (like npgsql #2912, #2925).
                    return StatusCodes.Status503ServiceUnavailable;
                default:
                    break;
            }

        return StatusCodes.Status500InternalServerError;
    }

    private static Error ErrorOf(Exception exception, int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => Unreadable(exception),
            StatusCodes.Status503ServiceUnavailable => KernelErrors.Busy,
            StatusCodes.Status413PayloadTooLarge => Error.Refused("http.body-too-large"),
            StatusCodes.Status500InternalServerError => Error.Refused("http.unexpected"),
            _ => Error.Refused("http.failed"),
        };

    /// <summary>Malformed JSON, a JSON value of the wrong type and an invalid query value are field errors like any other.</summary>
    private static Error Unreadable(Exception exception)
    {
        var json = exception.InnerException as JsonException;
        var parameter = ParameterInAddress().Match(exception.Message).Groups["name"].Value;
        var field = json?.Path is { Length: > 2 } path ? path[2..] : parameter;
        var error = json switch
        {
            null when parameter.Length > 0 => Error.Invalid("http.wrong-type"),
            null when exception.Message.Contains("no body was provided", StringComparison.Ordinal) => Error.Invalid("http.no-body"),
            null or { Path: null } or { Path: "$" } => Error.Invalid("http.unreadable"),
            InvalidJsonValueException invalid => invalid.Error,
            _ => Error.Invalid("http.wrong-type"),
        };
        return error.At(field);
    }

    /// <summary>The framework's message for a query parameter that could not be bound.</summary>
    [GeneratedRegex("""^Failed to bind parameter "\S+ (?<name>\w+)" from""")]
    private static partial Regex ParameterInAddress();
}
