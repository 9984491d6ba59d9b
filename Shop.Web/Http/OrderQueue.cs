using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace Shop.Web.Http;

/// <summary>
/// Limits how many orders are placed at the same time; the others queue. With 500 at once, requests would compete for connections and
/// locks, and most would be refused as busy while stock is left. A new host starts with two slots, and each successful order opens one
/// more: code is compiled on first use, and compiling while holding a lock blocks everyone else.
/// </summary>
internal sealed class OrderQueue : IDisposable
{
    private const int MaxWaiting = 2_000;
    private const int FirstPlaces = 2;
    private const int PlacesPerProcessor = 4;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly RequestDelegate next;
    private readonly ConcurrencyLimiter limiter;
    private readonly ConcurrentStack<RateLimitLease> closed = [];

    public OrderQueue(RequestDelegate next, IConfiguration configuration)
    {
        this.next = next;
        var places = configuration.GetValue("Limits:OrdersAtOnce", 0) is > 0 and var asked
            ? asked
            : PlacesPerProcessor * Environment.ProcessorCount;
        limiter = new ConcurrencyLimiter(
            new ConcurrencyLimiterOptions
            {
                PermitLimit = places,
                QueueLimit = MaxWaiting,
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }
        );
        for (var place = FirstPlaces; place < places; place++)
            closed.Push(limiter.AttemptAcquire());
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (!PlacesOrder(context.Request))
        {
            await next(context);
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Timeout);
        RateLimitLease? turn = null;
        try
        {
            turn = await limiter.AcquireAsync(1, patience.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Timed out.
        }

        using (turn)
            if (turn is { IsAcquired: true })
                await next(context);
            else
                await RefuseAsync(context);

        if (turn is { IsAcquired: true } && closed.TryPop(out var place))
            place.Dispose();
    }

    public void Dispose() => limiter.Dispose();

    private static bool PlacesOrder(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && (
            request.Path.Equals("/api/v1/orders", StringComparison.OrdinalIgnoreCase)
            || (request.Path.StartsWithSegments("/checkout") && !request.Query.ContainsKey("handler"))
        );

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        return Task.CompletedTask;
    }
}
