using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Shop.Web.Pages;

/// <summary>The rules for crawlers.</summary>
public sealed class RobotsModel(IConfiguration configuration) : PageModel
{
    public IActionResult OnGet()
    {
        string[] closed =
        [
            "/admin",
            "/account",
            "/cart",
            "/checkout",
            "/orders/",
            "/search",
            "/signin",
            "/register",
            "/forgot-password",
            "/reset-password",
            "/api/",
        ];
        var lines = closed
            .Select(path => "Disallow: " + path)
            .Prepend("User-agent: *")
            .Append(string.Empty)
            .Append($"Sitemap: {configuration["Shop:PublicUrl"]?.TrimEnd('/')}/sitemap.xml");
        return Content(string.Join('\n', lines) + "\n", "text/plain; charset=utf-8");
    }
}
