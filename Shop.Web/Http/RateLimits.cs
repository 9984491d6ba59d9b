using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Web.Http;

/// <summary>Rate limits for requests that are expensive or can be abused. The rule follows from method and path.</summary>
internal static class RateLimits
{
    private static readonly Rule[] Rules =
    [
        new("SignIn", 30, request => IsPost(request) && Under(request, "/signin", "/admin/signin")),
        new("Register", 20, request => IsPost(request) && Under(request, "/register", "/p")),
        new("Reset", 10, request => IsPost(request) && Under(request, "/forgot-password", "/reset-password")),
        new("Webhook", 60_000, request =>
            (
                request.Path.StartsWithSegments("/api/v1/payments", out var rest)
                || request.Path.StartsWithSegments("/api/v1/shipments", out rest)
            ) && rest.Value!.EndsWith("/webhook", StringComparison.Ordinal)
        ),
        new("Search", 600, request =>
            Under(request, "/search") || (Under(request, "/api/v1/products") && request.Query.ContainsKey("query"))
        ),
        new("Order", 120, request => IsPost(request) && Under(request, "/checkout", "/api/v1/orders")),
        new("Cart", 600, request => !HttpMethods.IsGet(request.Method) && Under(request, "/cart", "/api/v1/carts")),
        new("Api", 6_000, request => request.IsApi()),
    ];

    public static IServiceCollection AddShopRateLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var perMinute = Rules.ToDictionary(
            rule => rule.Name,
            rule => configuration.GetValue($"Limits:{rule.Name}PerMinute", rule.PerMinute)
        );
        return services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string Rule, string Client)>(context =>
            {
                var rule = Array.Find(Rules, candidate => candidate.Applies(context.Request));
                return rule is null
                    ? RateLimitPartition.GetNoLimiter((string.Empty, string.Empty))
                    : RateLimitPartition.GetTokenBucketLimiter((rule.Name, ClientAddress.Of(context.Connection.RemoteIpAddress)), key =>
                        Bucket(perMinute[key.Item1])
                    );
            });
            options.OnRejected = Reject;
        });
    }

    /// <summary>Allows a full minute's worth at once, refilled twelve times a minute.</summary>
    private static TokenBucketRateLimiterOptions Bucket(int perMinute) =>
        new()
        {
            TokenLimit = Math.Max(1, perMinute),
            TokensPerPeriod = Math.Max(1, perMinute / 12),
            ReplenishmentPeriod = TimeSpan.FromSeconds(5),
            QueueLimit = 0,
        };

    private static ValueTask Reject(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var seconds = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
            ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
            : 5;
        context.HttpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        context
            .HttpContext.RequestServices.GetRequiredService<ILoggerFactory>()
            .CreateLogger("Shop.Web.RateLimits")
            .LogInformation(
                "Too many requests by one client to {Path}",
                context.HttpContext.Request.Path.Value?.Split('/').ElementAtOrDefault(1)
            );
        return ValueTask.CompletedTask;
    }

    private static bool IsPost(HttpRequest request) => HttpMethods.IsPost(request.Method);

    private static bool Under(HttpRequest request, params ReadOnlySpan<string> prefixes)
    {
        foreach (var prefix in prefixes)
            if (request.Path.StartsWithSegments(prefix))
                return true;

        return false;
    }

    private sealed record Rule(string Name, int PerMinute, Predicate<HttpRequest> Applies);
}
