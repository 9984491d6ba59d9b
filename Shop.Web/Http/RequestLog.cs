using System.Diagnostics;

namespace Shop.Web.Http;

/// <summary>
/// Logs failed and slow requests, and every request at level Debug. Only the path is written, never the query: that is where tokens and
/// addresses travel.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        await next(context);
        var elapsed = Stopwatch.GetElapsedTime(started);

        var status = context.Response.StatusCode;
        var level =
            status >= 500 && !context.Request.Path.StartsWithSegments("/health") ? LogLevel.Error
            : elapsed > Slow ? LogLevel.Warning
            : LogLevel.Debug;
        if (logger.IsEnabled(level))
            logger.Log(
                level,
                "{Method} {Path} answered {Status} after {Milliseconds} ms",
                context.Request.Method,
                PathOf(context),
                status,
                (long)elapsed.TotalMilliseconds
            );
    }

    /// <summary>The path without control characters, so that nobody forges a log line, and no longer than a line.</summary>
    private static string PathOf(HttpContext context)
    {
        var path = context.Request.Path.Value ?? string.Empty;
        var text = path.Length > 200 ? path[..200] : path;
        return string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));
    }
}
