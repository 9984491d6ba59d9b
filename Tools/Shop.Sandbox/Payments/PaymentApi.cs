using System.Security.Cryptography;
using System.Text;

namespace Shop.Sandbox.Payments;

/// <summary>
/// The gateway's API for shops (<c>/v1</c>, with an API key) and for tests (<c>/charges</c>, <c>/control</c>; loopback only).
/// </summary>
internal static class PaymentApi
{
    private const int PageLength = 100;

    public static void Map(WebApplication app)
    {
        app.MapGet("/health", () => Results.Ok(new { status = "ok" }));
        var shop = app.MapGroup("/v1/charges")
            .AddEndpointFilter(
                async (invocation, next) =>
                {
                    var services = invocation.HttpContext.RequestServices;
                    if (!HasKey(invocation.HttpContext, services.GetRequiredService<SandboxSecrets>()))
                        return Results.Unauthorized();
                    return services.GetRequiredService<Faults>().FailThisCall()
                        ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
                        : await next(invocation);
                }
            );
        shop.MapPost("/", Start);
        shop.MapGet("/", List);
        shop.MapGet("/{key}", (string key, ChargeStore store) => Answer(store.Find(key)));
        shop.MapPost("/{key}/pay", (string key, PayCharge body, ChargeOperations operations) =>
            Answer(operations.Pay(key, body.Card ?? string.Empty))
        );
        shop.MapPost("/{key}/capture", (string key, CaptureCharge body, ChargeOperations operations) =>
            Answer(operations.Capture(key, body.Total))
        );
        shop.MapPost("/{key}/cancel", (string key, ChargeOperations operations) => Answer(operations.Cancel(key)));
        shop.MapPost("/{key}/refunds", (string key, MoveMoney body, ChargeStore store, ChargeOperations operations) =>
            string.IsNullOrEmpty(body.Key) || body.Amount <= 0
                ? Results.BadRequest(new { error = "A refund has a key and an amount above zero." })
                : Answer(operations.Refund(store.FindById(key)?.Key ?? key, body.Key, body.Amount))
        );

        app.MapGet("/charges", (ChargeStore store) => Results.Ok(store.All));
        var control = app.MapGroup("/control");
        control.MapPost("/charges/{key}/expire", (string key, ChargeOperations operations) => Answer(operations.Expire(key)));
        control.MapPost("/charges/{key}/disputes", (string key, OpenDispute body, ChargeOperations operations) =>
            Answer(operations.Dispute(key, body.Amount))
        );
        control.MapPost("/charges/{key}/disputes/{id}", (string key, string id, EndDispute body, ChargeOperations operations) =>
            body.State is "won" or "lost"
                ? Answer(operations.EndDispute(key, id, body.State == "won"))
                : Results.BadRequest(new { error = "A dispute is won or lost." })
        );
        control.MapPost("/", (FaultSettings settings, Faults faults, ChargeWebhookSender sender) =>
        {
            faults.Set(settings);
            sender.Wake();
            return Results.NoContent();
        });
    }

    /// <summary>Charges created since then, oldest first.</summary>
    private static IResult List(long since, int page, ChargeStore store)
    {
        var found = store
            .All.Where(charge => charge.CreatedAt.ToUnixTimeMilliseconds() >= since)
            .Skip((Math.Max(page, 1) - 1) * PageLength)
            .Take(PageLength + 1)
            .ToList();
        return Results.Ok(new { charges = found.Take(PageLength), next = found.Count > PageLength ? page + 1 : (int?)null });
    }

    private static IResult Start(StartCharge body, HttpRequest request, ChargeStore store, TimeProvider clock)
    {
        if (
            string.IsNullOrEmpty(body.Key)
            || body.Amount <= 0
            || body.Currency is not { Length: 3 }
            || !Uri.TryCreate(body.ReturnUrl, UriKind.Absolute, out _)
            || !Uri.TryCreate(body.NotifyUrl, UriKind.Absolute, out _)
        )
            return Results.BadRequest(
                new { error = "A charge has a key, an amount above zero, a currency and absolute addresses to return to and to notify." }
            );

        var charge = store.Start(body.Key, () =>
        {
            var id = "ch_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
            return new Charge(
                id,
                body.Key,
                1,
                Charge.Open,
                body.Amount,
                body.Currency,
                0,
                0,
                $"{request.Scheme}://{request.Host}/pay/{id}",
                null,
                [],
                body.Description ?? string.Empty,
                body.ReturnUrl!,
                body.NotifyUrl!,
                body.CaptureNow,
                0,
                clock.GetUtcNow()
            );
        });
        return charge.Amount == body.Amount && charge.Currency == body.Currency
            ? Results.Ok(charge)
            : Results.UnprocessableEntity(new { error = "This key belongs to another charge." });
    }

    private static IResult Answer(Charge? charge) => charge is null ? Results.NotFound() : Results.Ok(charge);

    internal static bool HasKey(HttpContext context, SandboxSecrets secrets) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()),
            Encoding.UTF8.GetBytes("Bearer " + secrets.ApiKey)
        );
}
