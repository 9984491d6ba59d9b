using System.Diagnostics;
using System.Diagnostics.Metrics;
using MediatR;
using Microsoft.Extensions.Logging;

namespace Shop.Kernel.Messaging;

/// <summary>Measures every request by name and outcome, and logs slow and refused ones. Never logs a request's content.</summary>
internal sealed class LoggingBehavior<TRequest, TResponse>(ILogger<LoggingBehavior<TRequest, TResponse>> logger, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);
    private static readonly string Name = typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = RequestMetrics.Activities.StartActivity(Name);
        var started = clock.GetTimestamp();
        var response = await next();
        var elapsed = clock.GetElapsedTime(started);

        RequestMetrics.Duration.Record(
            elapsed.TotalSeconds,
            new KeyValuePair<string, object?>("request", Name),
            new KeyValuePair<string, object?>("success", response.IsSuccess)
        );
        if (!response.IsSuccess)
        {
            activity?.SetTag("shop.refused", response.Errors[0].Code);
            logger.LogDebug("{Request} refused: {Code}", Name, response.Errors[0].Code);
        }
        else if (elapsed > Slow && request is not IBulkRequest)
            logger.LogWarning("{Request} took {Milliseconds} ms", Name, (long)elapsed.TotalMilliseconds);

        return response;
    }
}

internal static class RequestMetrics
{
    public static ActivitySource Activities { get; } = new("Shop.Requests");

    private static readonly Meter Meter = new("Shop.Requests");

    public static Histogram<double> Duration { get; } =
        Meter.CreateHistogram<double>("shop_request_duration_seconds", "s", "Time that a module's request took");
}
