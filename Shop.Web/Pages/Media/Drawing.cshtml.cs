using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Web.Illustrations;

namespace Shop.Web.Pages.Media;

/// <summary>A picture of the demo catalogue, drawn from its name; the name never means another picture, so browsers may keep it.</summary>
public sealed class DrawingModel : PageModel
{
    public IActionResult OnGet(string key)
    {
        if (!IllustrationKey.TryParse(key, out var request))
            return NotFound();

        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Content(ProductIllustration.Render(request), "image/svg+xml; charset=utf-8");
    }
}
