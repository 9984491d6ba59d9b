using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Imports;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Products;

/// <summary>Uploads a product file. It is imported as a preview first; nothing changes until the preview is confirmed.</summary>
[Authorize(Policy = Permissions.ProductsWrite)]
public sealed class ImportModel(IMediator mediator) : ShopPageModel
{
    public PagedList<ProductImport> Imports { get; private set; } = new([], 0, 1, 20);

    public async Task OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken) =>
        await LoadAsync(number ?? 1, cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid importId, IFormFile? file, bool updateStock, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
        {
            ModelState.AddModelError("file", T("Admin.Import.NoFile"));
            await LoadAsync(1, cancellationToken);
            return Page();
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var name = Path.GetFileName(file.FileName);
        var started = await mediator.Send(
            new StartImport(
                importId == Guid.Empty ? Guid.CreateVersion7() : importId,
                name.Length > 200 ? name[..200] : name,
                content.ToArray(),
                IsDryRun: true,
                User.StaffId(),
                updateStock
            ),
            cancellationToken
        );
        if (started.IsSuccess)
            return Redirect303($"/admin/products/import/{started.Value.Id}");

        ModelState.AddModelError("file", started.Errors[0].Text());
        await LoadAsync(1, cancellationToken);
        return Page();
    }

    private async Task LoadAsync(int page, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ListImports(Math.Clamp(page, 1, 1_000_000), 20), cancellationToken);
        if (found.IsSuccess)
            Imports = found.Value;
    }
}
