using System.Globalization;
using System.Net;
using Shop.Kernel;

namespace Shop.Sandbox.Payments;

/// <summary>
/// The hosted payment page, where shoppers enter their card. It belongs to the gateway, so the shop never sees card data.
/// </summary>
internal static class PaymentPages
{
    private const string Style = """
        :root{color-scheme:light dark;--bg:#f4f6f8;--card:#fff;--text:#16202b;--muted:#51606f;
            --line:#7b8794;--accent:#1f4fa3;--on:#fff;--bad:#a3161a}
        @media(prefers-color-scheme:dark){
            :root{--bg:#10151b;--card:#19212a;--text:#eef2f6;--muted:#b2bdc9;--line:#8593a1;--accent:#8db4f5;--on:#0b1a30;--bad:#ff9c94}}
        *{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--text);font:16px/1.5 system-ui,sans-serif}
        main{max-width:26rem;margin:6vh auto;padding:1.5rem;background:var(--card);border-radius:8px}
        h1{font-size:1.25rem;margin:0 0 .25rem}.sum{font-size:1.75rem;margin:.25rem 0 1rem}.note{color:var(--muted);font-size:.875rem}
        label{display:block;margin:.75rem 0 .25rem;font-weight:600}
        input{width:100%;min-height:44px;padding:.5rem;font:inherit;color:inherit;background:transparent;
            border:1px solid var(--line);border-radius:4px}
        button{width:100%;min-height:44px;margin-top:1rem;font:inherit;font-weight:600;
            border:0;border-radius:4px;background:var(--accent);color:var(--on);cursor:pointer}
        button.quiet{background:transparent;color:inherit;border:1px solid var(--line)}.bad{color:var(--bad);font-weight:600}
        .row{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
        a{color:inherit}
        :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        """;

    public static void Map(WebApplication app)
    {
        app.MapGet("/pay/{id}", (string id, ChargeStore store) => store.FindById(id) switch
            {
                null => Page("Payment not found", "<h1>This payment does not exist</h1><p>Go back to the shop and start again.</p>", 404),
                { State: Charge.ActionRequired } => Results.Redirect($"/pay/{id}/confirm"),
                { CanBePaid: true } charge => Form(charge, charge.Failure),
                var charge => Results.Redirect(charge.ReturnUrl),
            });
        app.MapPost("/pay/{id}", async (string id, HttpRequest request, ChargeStore store, ChargeOperations operations) =>
            {
                if (store.FindById(id) is not { } charge)
                    return Results.NotFound();

                var form = await request.ReadFormAsync();
                var card = string.Concat(form["card"].ToString().Where(char.IsAsciiDigit));
                if (Problem(card, form["expiry"].ToString(), form["cvc"].ToString()) is { } problem)
                    return Form(charge, problem);

                charge = operations.Pay(charge.Key, card)!;
                return charge.State switch
                {
                    Charge.Declined => Form(charge, charge.Failure),
                    Charge.ActionRequired => Redirect303($"/pay/{id}/confirm"),
                    _ => Redirect303(charge.ReturnUrl),
                };
            })
            .DisableAntiforgery();
        app.MapGet("/pay/{id}/confirm", (string id, ChargeStore store) => store.FindById(id) switch
            {
                null => Results.NotFound(),
                { State: Charge.ActionRequired } charge => Confirmation(charge),
                var charge => Results.Redirect(charge.CanBePaid ? $"/pay/{id}" : charge.ReturnUrl),
            });
        app.MapPost("/pay/{id}/confirm", async (string id, HttpRequest request, ChargeStore store, ChargeOperations operations) =>
            {
                if (store.FindById(id) is not { } charge)
                    return Results.NotFound();

                var agreed = (await request.ReadFormAsync())["answer"] == "yes";
                charge = operations.Confirm(charge.Key, agreed)!;
                return Redirect303(charge.CanBePaid ? $"/pay/{id}" : charge.ReturnUrl);
            })
            .DisableAntiforgery();
        app.MapPost("/pay/{id}/cancel", (string id, ChargeStore store, ChargeOperations operations) =>
                store.FindById(id) is { } charge ? Redirect303(operations.Cancel(charge.Key)!.ReturnUrl) : Results.NotFound()
            )
            .DisableAntiforgery();
    }

    private static string? Problem(string card, string expiry, string cvc)
    {
        if (card.Length is < 12 or > 19)
            return "Enter the card number, 12 to 19 digits.";
        if (
            !DateTime.TryParseExact(
                expiry.Replace(" ", string.Empty, StringComparison.Ordinal),
                ["MM/yy", "MM/yyyy", "MMyy"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var month
            )
            || month.AddMonths(1) <= TimeProvider.System.GetUtcNow().UtcDateTime
        )
            return "Enter an expiry date in the future, like 12/30.";
        return cvc.Length is 3 or 4 && cvc.All(char.IsAsciiDigit) ? null : "Enter the 3 or 4 digits of the security code.";
    }

    private static IResult Form(Charge charge, string? problem) =>
        Page(
            "Pay by card",
            $"""
            <h1>Pay by card</h1><p class="note">Order {E(charge.Description)} · test mode, no money moves</p><p class="sum">{E(
                Sum(charge)
            )}</p>
            {(problem is null ? string.Empty : $"<p class=\"bad\" role=\"alert\" id=\"problem\">{E(problem)}</p>")}
            <form method="post" action="/pay/{charge.Id}">
            <label for="card">Card number</label>
            <input id="card" name="card" inputmode="numeric" autocomplete="cc-number" required placeholder="4242 4242 4242 4242">
            <div class="row"><div><label for="expiry">Expiry (MM/YY)</label>
            <input id="expiry" name="expiry" autocomplete="cc-exp" required placeholder="12/30"></div>
            <div><label for="cvc">Security code</label>
            <input id="cvc" name="cvc" inputmode="numeric" autocomplete="cc-csc" required placeholder="123"></div></div>
            <button>Pay {E(Sum(charge))}</button></form>
            <form method="post" action="/pay/{charge.Id}/cancel"><button class="quiet">Cancel and go back</button></form>
            <p class="note">Test cards: 4242 4242 4242 4242 pays · 4000 0025 0000 3155 asks for confirmation ·
            4000 0000 0000 0002 is declined</p>
            """
        );

    private static IResult Confirmation(Charge charge) =>
        Page(
            "Confirm the payment",
            $"""
            <h1>Your bank asks: is this you?</h1><p class="note">Order {E(charge.Description)}</p><p class="sum">{E(Sum(charge))}</p>
            <form method="post" action="/pay/{charge.Id}/confirm"><button name="answer" value="yes">Confirm the payment</button>
            <button class="quiet" name="answer" value="no">This is not me</button></form>
            """
        );

    private static IResult Redirect303(string url) => new Redirect303Result(url);

    private static IResult Page(string title, string body, int status = 200) =>
        Results.Content(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + $"<title>{E(title)} - Sandbox gateway</title>"
                + $"<style>{Style}</style></head>"
                + $"<body><main>{body}</main></body></html>",
            "text/html; charset=utf-8",
            statusCode: status
        );

    private static string Sum(Charge charge)
    {
        var digits = Currency.Of(charge.Currency).Digits;
        return (charge.Amount / (decimal)Math.Pow(10, digits)).ToString("N" + digits, CultureInfo.InvariantCulture) + " " + charge.Currency;
    }

    private static string E(string text) => WebUtility.HtmlEncode(text);

    private sealed class Redirect303Result(string url) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = url;
            return Task.CompletedTask;
        }
    }
}
