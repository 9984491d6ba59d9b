using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Web.Http;
using Shop.Web.Session;

namespace Shop.Web.Pages;

/// <summary>
/// Saves the color theme. Has no antiforgery token, so that pages without forms stay cacheable; a forged request can only change the theme.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class ThemeModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? theme, string? returnUrl)
    {
        ThemeChoice.Keep(HttpContext, theme);
        return new Redirect303Result(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
