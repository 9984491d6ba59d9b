using System.Globalization;
using Shop.Orders.Contracts.Carts;

namespace Shop.Web.Session;

/// <summary>
/// The browser's cart: its id, the secret that proves ownership, and the item count for the header, which then needs no query. Not set
/// before the first line is added.
/// </summary>
public sealed record CartCookie(Guid CartId, string? Secret, int Units)
{
    public const string Name = "shop-cart";

    /// <summary>The browser's cart; null when it has none, or when the cookie was tampered with.</summary>
    public static CartCookie? Read(HttpContext context)
    {
        if (context.Items.TryGetValue(typeof(CartCookie), out var changed))
            return changed as CartCookie;

        if (context.Request.Cookies[Name] is not { Length: > 0 and <= 400 } text)
            return null;

        var first = text.IndexOf('.', StringComparison.Ordinal);
        var last = text.LastIndexOf('.');
        if (first < 0 || last <= first || !Guid.TryParseExact(text[..first], "N", out var id))
            return null;

        var secret = text[(first + 1)..last];
        _ = int.TryParse(text[(last + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var units);
        return new CartCookie(id, secret.Length == 0 ? null : secret, Math.Min(units, 9999));
    }

    public static void Write(HttpContext context, CartCookie cookie)
    {
        context.Items[typeof(CartCookie)] = cookie;
        TakeBack(context);
        var text = string.Create(CultureInfo.InvariantCulture, $"{cookie.CartId:N}.{cookie.Secret}.{cookie.Units}");
        context.Response.Cookies.Append(Name, text, Options(context, TimeSpan.FromDays(30)));
    }

    public static void Forget(HttpContext context)
    {
        context.Items[typeof(CartCookie)] = null;
        TakeBack(context);
        context.Response.Cookies.Delete(Name, Options(context, null));
    }

    /// <summary>The owner for requests about the cart.</summary>
    public CartOwner OwnedBy(CurrentCustomer customer) => new(customer.AccountId, Secret);

    /// <summary>A second change in one response replaces the first.</summary>
    private static void TakeBack(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (headers.SetCookie.Count > 0)
            headers.SetCookie = headers.SetCookie.Where(line => line?.StartsWith(Name + "=", StringComparison.Ordinal) != true).ToArray();
    }

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
