using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Catalog.Contracts.Media;

namespace Shop.Web.Pages.Media;

/// <summary>A stored picture in one of its widths. Its name is made from its content, so browsers may keep it.</summary>
public sealed class PictureModel(IMediator mediator) : PageModel
{
    public async Task<IActionResult> OnGetAsync(int width, string name, CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new GetMedia(width, name), cancellationToken);
        if (!result.IsSuccess)
            return NotFound();

        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        Response.Headers.XContentTypeOptions = "nosniff";
        return PhysicalFile(result.Value.Path, result.Value.ContentType);
    }
}
