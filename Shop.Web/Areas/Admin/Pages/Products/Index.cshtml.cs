using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Products;

[Authorize(Policy = Permissions.ProductsRead)]
public sealed class IndexModel(IMediator mediator) : ShopPageModel
{
    private const int PageLength = 25;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    public PagedList<ProductRow> Products { get; private set; } = new([], 0, 1, PageLength);

    public bool IsFiltered => !string.IsNullOrEmpty(Q) || !string.IsNullOrEmpty(Status);

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        var status = ApiNames.Find<ProductStatus>(Status);
        var found = await mediator.Send(
            new ListProducts(Q, status, null, ProductOrder.LastChanged, Math.Clamp(number ?? 1, 1, 1_000_000), PageLength),
            cancellationToken
        );
        if (found.IsSuccess)
            Products = found.Value;
        else
            ModelState.AddErrors(found.Errors);
    }

    /// <summary>Exports the whole catalog as a product file.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var file = TemporaryFile.Create();
        var made = await mediator.Send(new ExportProducts(file), cancellationToken);
        if (!made.IsSuccess)
        {
            await file.DisposeAsync();
            return Failed(made.Errors);
        }

        file.Position = 0;
        return File(file, "text/csv; charset=utf-8", made.Value.FileName);
    }
}
