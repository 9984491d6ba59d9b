namespace Shop.Web.Session;

/// <summary>The visitor's choice of light or dark, so that the server renders it without flicker; null follows the system.</summary>
public static class ThemeChoice
{
    public const string CookieName = "shop-theme";

    public static string? Of(HttpContext context) =>
        context.Request.Cookies[CookieName] switch
        {
            "light" => "light",
            "dark" => "dark",
            _ => null,
        };

    public static void Keep(HttpContext context, string? theme)
    {
        var options = new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        };
        if (theme is "light" or "dark")
        {
            options.MaxAge = TimeSpan.FromDays(365);
            context.Response.Cookies.Append(CookieName, theme, options);
        }
        else
        {
            context.Response.Cookies.Delete(CookieName, options);
        }
    }
}
