using MediatR;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Session;

namespace Shop.Web.Presentation;

/// <summary>An order of this browser, or of the account, that waits for its payment.</summary>
/// <param name="Token">Of the order's link; null when the account opens it.</param>
public sealed record WaitingOrder(OrderView Order, string? Token)
{
    public const string Cookie = "shop-waiting";

    private const string Status = "pending_payment";

    public string Url => Links.Order(Order.Number, Token);

    /// <summary>The open payment page, else the order's own page.</summary>
    public string PayUrl =>
        Order.Payments.Count > 0 && Order.Payments[^1] is { Status: "created" or "action_required", RedirectUrl: { } page } ? page : Url;

    /// <summary>Remembers an order that was just placed, so that this browser finds it again; one that waits for nothing is not kept.</summary>
    public static void Remember(HttpContext context, string number, string token, string status)
    {
        if (status == Status)
            context.Response.Cookies.Append(Cookie, $"{number}.{token}", Options(context, TimeSpan.FromDays(2)));
    }

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context, null));

    public static async Task<WaitingOrder?> FindAsync(
        IMediator mediator,
        HttpContext context,
        CurrentCustomer customer,
        CancellationToken cancellationToken
    )
    {
        if (
            context.Request.Cookies[Cookie] is { Length: > 0 and <= 200 } kept
            && kept.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
        )
        {
            var (number, token) = (kept[..dot], kept[(dot + 1)..]);
            var found = await mediator.Send(new GetOrder(number, new OrderViewer(customer.AccountId, token)), cancellationToken);
            if (found.IsSuccess && Waits(found.Value))
                return new WaitingOrder(found.Value, token);

            Forget(context);
        }

        if (customer.AccountId is not { } accountId)
            return null;

        var waiting = await mediator.Send(new ListOrders(accountId, null, Status, null, null, null, null, 1, 1), cancellationToken);
        return
            waiting is { IsSuccess: true, Value.Items: [var latest, ..] }
            && await mediator.Send(new GetOrder(latest.Number, new OrderViewer(accountId, null)), cancellationToken)
                is { IsSuccess: true, Value: { } order }
            && Waits(order)
            ? new WaitingOrder(order, null)
            : null;
    }

    /// <summary>Something is owed, and no payment has the money or is to be made by transfer or at the door.</summary>
    private static bool Waits(OrderView order) =>
        order is { Status: Status, Balance.IsPositive: true }
        && order.Payments
            is []
                or [.., { IsOffline: false, Status: "created" or "action_required" or "failed" or "expired" or "canceled" }];

    private static CookieOptions Options(HttpContext context, TimeSpan? age) =>
        new()
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
            MaxAge = age,
        };
}
