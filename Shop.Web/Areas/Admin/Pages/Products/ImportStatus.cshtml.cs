using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Imports;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Products;

/// <summary>The progress of an import, its row issues, and the import itself after the preview.</summary>
[Authorize(Policy = Permissions.ProductsWrite)]
public sealed class ImportStatusModel(IMediator mediator) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public ProductImport Import { get; private set; } = null!;

    public PagedList<ImportRowMessage> Rows { get; private set; } = new([], 0, 1, 100);

    public bool IsUnderWay =>
        Import.Status is Shop.Catalog.Contracts.Imports.ImportStatus.Waiting or Shop.Catalog.Contracts.Imports.ImportStatus.Running;

    public int Percent =>
        Import.RowsTotal is > 0 ? Math.Min(100, 100 * Import.RowsRead / Import.RowsTotal.Value)
        : IsUnderWay ? 0
        : 100;

    /// <summary>The issues of the import; only the first ones are kept when there are many.</summary>
    public int Messages => Import.Errors + Import.Warnings + Import.Infos;

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetImport(Id), cancellationToken);
        if (!found.IsSuccess)
            return NotFound();

        Import = found.Value;
        var rows = await mediator.Send(new ListImportRows(Id, null, Math.Clamp(number ?? 1, 1, 1_000_000), 100), cancellationToken);
        if (rows.IsSuccess)
            Rows = rows.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new ConfirmImport(Id, User.StaffId()), cancellationToken), T("Admin.Import.Confirmed"));

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) =>
        Answer(await mediator.Send(new CancelImport(Id, User.StaffId()), cancellationToken), T("Admin.Import.Stopping"));

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        var result = await mediator.Send(new DeleteImport(Id), cancellationToken);
        if (!result.IsSuccess && result.Errors[0].Kind == ErrorKind.NotFound)
            return NotFound();

        Flash(result.IsSuccess ? T("Admin.Import.Deleted") : result.Errors[0].Text(), result.IsSuccess ? "ok" : "danger");
        return Redirect303(result.IsSuccess ? "/admin/products/import" : $"/admin/products/import/{Id}");
    }

    private IActionResult Answer(Result<ProductImport> result, string text)
    {
        if (!result.IsSuccess && result.Errors[0].Kind == ErrorKind.NotFound)
            return NotFound();

        Flash(result.IsSuccess ? text : result.Errors[0].Text(), result.IsSuccess ? "ok" : "danger");
        return Redirect303($"/admin/products/import/{(result.IsSuccess ? result.Value.Id : Id)}");
    }
}
