namespace Shop.Web.Http;

/// <summary>Headers of every response, including error pages and files.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, IConfiguration configuration)
{
    private static readonly string[] Personal =
    [
        "/account",
        "/admin",
        "/cart",
        "/checkout",
        "/orders",
        "/signin",
        "/register",
        "/forgot-password",
        "/reset-password",
        "/api/v1/carts",
        "/api/v1/orders",
        "/api/v1/payments",
        "/api/v1/admin",
    ];

    private readonly string contentPolicy = ContentPolicy(configuration);

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var (self, http) = ((SecurityHeaders, HttpContext))state;
                self.Set(http);
                return Task.CompletedTask;
            },
            (this, context)
        );
        return next(context);
    }

    private void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        if (!headers.ContainsKey("Content-Security-Policy"))
            headers.ContentSecurityPolicy = contentPolicy;
        if (
            headers.CacheControl.Count == 0
            && (
                context.User.Identity?.IsAuthenticated == true
                || Array.Exists(Personal, prefix => context.Request.Path.StartsWithSegments(prefix))
            )
        )
            headers.CacheControl = "no-store";
    }

    /// <summary>
    /// Scripts, styles and images load from the shop only. A form may redirect to a payment page: browsers apply form-action to redirects,
    /// too.
    /// </summary>
    private static string ContentPolicy(IConfiguration configuration)
    {
        List<string> targets = ["'self'"];
        targets.AddRange(
            (configuration["Shop:PaymentPages"] ?? string.Empty).Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries)
        );
        if (
            configuration.GetValue("Payments:Sandbox:Enabled", false)
            && Uri.TryCreate(configuration["Payments:Sandbox:Url"], UriKind.Absolute, out var sandbox)
        )
            targets.Add(sandbox.GetLeftPart(UriPartial.Authority));

        return "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action "
            + string.Join(' ', targets);
    }
}
