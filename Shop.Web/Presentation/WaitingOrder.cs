using MediatR;
using Shop.Orders.Contracts.Orders;
using Shop.Payments.Contracts.Attempts;
using Shop.Web.Session;

namespace Shop.Web.Presentation;

/// <summary>An unpaid order of this browser or account.</summary>
/// <param name="Token">The token of the order's link; null when the account opens it.</param>
public sealed record WaitingOrder(OrderView Order, string? Token)
{
    public const string Cookie = "shop-waiting";

    public string Url => Links.Order(Order.Number, Token);

    /// <summary>The open payment page, else the order page.</summary>
    public string PayUrl =>
        Order.Payments is [.., { Status: PaymentStatus.Created or PaymentStatus.ActionRequired, RedirectUrl: { } page }] ? page : Url;

    /// <summary>Remembers an order that was just placed for this browser, if it needs a payment.</summary>
    public static void Remember(HttpContext context, string number, string token, OrderStatus status)
    {
        if (status == OrderStatus.PendingPayment)
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

        var waiting = await mediator.Send(
            new ListOrders(accountId, null, OrderStatus.PendingPayment, null, null, null, null, 1, 1),
            cancellationToken
        );
        return
            waiting is { IsSuccess: true, Value.Items: [var latest, ..] }
            && await mediator.Send(new GetOrder(latest.Number, new OrderViewer(accountId, null)), cancellationToken)
                is { IsSuccess: true, Value: { } order }
            && Waits(order)
            ? new WaitingOrder(order, null)
            : null;
    }

    /// <summary>An amount is due, and no payment covers it or is expected by bank transfer or on delivery.</summary>
    private static bool Waits(OrderView order) =>
        order is { Status: OrderStatus.PendingPayment, Balance.IsPositive: true }
        && order.Payments
            is []
                or [
                    ..,
                    {
                        IsOffline: false,
                        Status: PaymentStatus.Created
                            or PaymentStatus.ActionRequired
                            or PaymentStatus.Failed
                            or PaymentStatus.Expired
                            or PaymentStatus.Canceled
                    },
                ];

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
