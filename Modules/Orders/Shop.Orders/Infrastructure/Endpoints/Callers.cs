using Microsoft.AspNetCore.Http;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Infrastructure.Endpoints;

/// <summary>Identifies the caller: account, cart secret, order token or staff.</summary>
internal static class Callers
{
    public static Guid? AccountOf(HttpContext context) =>
        context.User.HasClaim(ShopClaims.Kind, ShopClaims.KindApiKey) ? null : context.User.FindAccountId();

    public static CartOwner CartOwner(HttpContext context) => new(AccountOf(context), Header(context, "X-Cart-Secret"));

    public static OrderViewer OrderViewer(HttpContext context, string permission) =>
        new(AccountOf(context), Header(context, "X-Order-Token"), context.User.Has(permission));

    private static string? Header(HttpContext context, string name) =>
        context.Request.Headers[name].ToString() is { Length: > 0 } value ? value : null;
}
