using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Web.Illustrations;

namespace Shop.Web.Pages.Media;

/// <summary>A demo illustration, drawn from its name. The name determines the image, so browsers may cache it.</summary>
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
