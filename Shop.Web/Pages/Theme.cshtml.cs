using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Web.Http;
using Shop.Web.Session;

namespace Shop.Web.Pages;

/// <summary>
/// Keeps the choice of colors. Without an antiforgery token, so that pages need none for it and stay cacheable; the worst a stranger could
/// do is to turn the light off.
/// </summary>
[IgnoreAntiforgeryToken]
public sealed class ThemeModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? theme, string? returnUrl)
    {
        ThemeChoice.Keep(HttpContext, theme);
        return new SeeOtherResult(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
