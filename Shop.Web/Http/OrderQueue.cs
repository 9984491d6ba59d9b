using System.Threading.RateLimiting;

namespace Shop.Web.Http;

/// <summary>
/// Lets a few place an order at the same time and the others wait for their turn. Five hundred at once would otherwise take each other's connections and locks, and most of
/// them would be told that the shop is busy while there is something left.
/// </summary>
internal sealed class OrderQueue : IDisposable
{
    private const int MostWaiting = 2_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RequestDelegate next;
    private readonly ConcurrencyLimiter limiter;

    public OrderQueue(RequestDelegate next, IConfiguration configuration)
    {
        this.next = next;
        limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = Math.Max(1, configuration.GetValue("Limits:OrdersAtOnce", 16)),
            QueueLimit = MostWaiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    public async Task InvokeAsync(HttpContext context)
    {
        if (!PlacesOrder(context.Request))
        {
            await next(context);
            return;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        RateLimitLease? turn = null;
        try
        {
            turn = await limiter.AcquireAsync(1, patience.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // It took too long.
        }

        using (turn)
            if (turn is { IsAcquired: true })
                await next(context);
            else
                await RefuseAsync(context);
    }

    public void Dispose() => limiter.Dispose();

    private static bool PlacesOrder(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && (request.Path.Equals("/api/v1/orders", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/checkout"));

    private static Task RefuseAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "5";
        return Task.CompletedTask;
    }
}
