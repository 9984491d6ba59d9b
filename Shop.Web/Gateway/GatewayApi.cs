using System.Security.Cryptography;
using System.Text;

namespace Shop.Web.Gateway;

/// <summary>The gateway's interface for shops (<c>/v1</c>, with an API key) and for tests (<c>/charges</c>, <c>/control</c>; loopback only).</summary>
internal static class GatewayApi
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/health", () => Results.Ok(new { status = "ok" }));
        var shop = app.MapGroup("/v1/charges").AddEndpointFilter(async (invocation, next) =>
        {
            var services = invocation.HttpContext.RequestServices;
            if (!HasKey(invocation.HttpContext, services.GetRequiredService<SandboxSecrets>()))
                return Results.Unauthorized();
            return services.GetRequiredService<Faults>().FailThisCall() ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : await next(invocation);
        });
        shop.MapPost("/", Start);
        shop.MapGet("/{key}", (string key, ChargeBook book) => Answer(book.Find(key)));
        shop.MapPost("/{key}/pay", (string key, PayCharge body, Cashier cashier) => Answer(cashier.Pay(key, body.Card ?? string.Empty)));
        shop.MapPost("/{key}/capture", (string key, MoveMoney body, Cashier cashier) => Answer(cashier.Capture(key, body.Amount)));
        shop.MapPost("/{key}/cancel", (string key, Cashier cashier) => Answer(cashier.Cancel(key)));
        shop.MapPost("/{key}/refunds", (string key, MoveMoney body, Cashier cashier) =>
            string.IsNullOrEmpty(body.Key) || body.Amount <= 0 ? Results.BadRequest(new { error = "A refund has a key and an amount above zero." }) : Answer(cashier.Refund(key, body.Key, body.Amount)));

        app.MapGet("/charges", (ChargeBook book) => Results.Ok(book.All));
        app.MapPost("/control", (FaultSettings settings, Faults faults, NoticeSender sender) =>
        {
            faults.Set(settings);
            sender.Wake();
            return Results.NoContent();
        });
    }

    private static IResult Start(StartCharge body, HttpRequest request, ChargeBook book, TimeProvider clock)
    {
        if (string.IsNullOrEmpty(body.Key) || body.Amount <= 0 || body.Currency is not { Length: 3 }
            || !Uri.TryCreate(body.ReturnUrl, UriKind.Absolute, out _) || !Uri.TryCreate(body.NotifyUrl, UriKind.Absolute, out _))
            return Results.BadRequest(new { error = "A charge has a key, an amount above zero, a currency and absolute addresses to return to and to notify." });

        var charge = book.Start(body.Key, () =>
        {
            var id = "ch_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
            return new Charge(
                id, body.Key, 1, Charge.Open, body.Amount, body.Currency, 0, 0, $"{request.Scheme}://{request.Host}/pay/{id}", null, [],
                body.Description ?? string.Empty, body.ReturnUrl!, body.NotifyUrl!, body.CaptureNow, 0, clock.GetUtcNow());
        });
        return charge.Amount == body.Amount && charge.Currency == body.Currency
            ? Results.Ok(charge)
            : Results.UnprocessableEntity(new { error = "This key belongs to another charge." });
    }

    private static IResult Answer(Charge? charge) => charge is null ? Results.NotFound() : Results.Ok(charge);

    internal static bool HasKey(HttpContext context, SandboxSecrets secrets) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), Encoding.UTF8.GetBytes("Bearer " + secrets.ApiKey));
}
