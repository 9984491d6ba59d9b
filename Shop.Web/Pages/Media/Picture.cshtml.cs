using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Catalog.Contracts.Media;

namespace Shop.Web.Pages.Media;

/// <summary>A stored image in one of its widths. The name is a hash of the content, so browsers may cache it.</summary>
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
