using Microsoft.AspNetCore.DataProtection;

namespace Shop.Web.Session;

/// <summary>The session cookie: the protected id of a session in module Users, and nothing else.</summary>
public sealed class SessionCookie(IDataProtectionProvider protection)
{
    public const string Name = "shop-session";

    private readonly IDataProtector protector = protection.CreateProtector("Shop.SessionCookie.v1");

    /// <summary>The browser's session; null without a cookie or with a forged one.</summary>
    public Guid? Read(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 and <= 1000 } text)
            return null;

        try
        {
            var bytes = protector.Unprotect(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(text));
            return bytes.Length == 16 ? new Guid(bytes) : null;
        }
        catch (Exception exception) when (exception is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <param name="keep">Persists after the browser is closed; not for staff.</param>
    public void Issue(HttpContext context, Guid sessionId, bool keep)
    {
        var text = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(protector.Protect(sessionId.ToByteArray()));
        context.Response.Cookies.Append(Name, text, Options(context, keep ? TimeSpan.FromDays(30) : null));
    }

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

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
