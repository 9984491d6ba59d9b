using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Categories;
using Shop.Kernel.Web;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Categories;

/// <summary>The category tree, with a form to add or edit one category.</summary>
[Authorize(Policy = Permissions.ProductsRead)]
public sealed class IndexModel(IMediator mediator) : ShopPageModel
{
    /// <summary>The category in the form; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public CategoryInput Input { get; set; } = new();

    public IReadOnlyList<CategoryForEdit> Categories { get; private set; } = [];

    public CategoryForEdit? Edited => Id is { } id ? Categories.FirstOrDefault(category => category.Id == id) : null;

    public bool MayWrite => User.Has(Permissions.ProductsWrite);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Id is not null && Edited is null)
            return NotFound();

        if (Edited is { } category)
            Input = new CategoryInput
            {
                Version = category.Version,
                Name = category.Name,
                Slug = category.Slug,
                ParentId = category.ParentId,
                DescriptionHtml = category.DescriptionHtml,
                SeoTitle = category.SeoTitle,
                SeoDescription = category.SeoDescription,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();

        await LoadAsync(cancellationToken);
        var saved = await mediator.Send(
            new SaveCategory(
                Id ?? Input.NewId ?? Guid.CreateVersion7(),
                Id is null ? 0 : Input.Version,
                Input.Name?.Trim() ?? string.Empty,
                Text(Input.Slug),
                Input.ParentId,
                Input.DescriptionHtml,
                Edited?.ImageUrl,
                Text(Input.SeoTitle),
                Text(Input.SeoDescription),
                User.StaffId()
            ),
            cancellationToken
        );
        if (!saved.IsSuccess)
        {
            ModelState.AddErrors(saved.Errors, nameof(Input));
            return Page();
        }

        Flash(T("Admin.Categories.Saved"));
        return Redirect303("/admin/categories");
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid category, int by, CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();

        await LoadAsync(cancellationToken);
        if (Categories.FirstOrDefault(known => known.Id == category) is not { } moved)
            return NotFound();

        var result = await mediator.Send(
            new MoveCategory(category, moved.ParentId, Math.Max(0, moved.Position + Math.Sign(by)), User.StaffId()),
            cancellationToken
        );
        if (!result.IsSuccess)
            Flash(result.Errors[0].Text(), "danger");
        return Redirect303("/admin/categories");
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();
        if (Id is not { } id)
            return NotFound();

        var deleted = await mediator.Send(new DeleteCategory(id, User.StaffId()), cancellationToken);
        Flash(deleted.IsSuccess ? T("Admin.Categories.Deleted") : deleted.Errors[0].Text(), deleted.IsSuccess ? "ok" : "danger");
        return Redirect303("/admin/categories");
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ListCategoriesForEdit(), cancellationToken);
        Categories = found.IsSuccess ? found.Value : [];
    }
}

public sealed record CategoryInput
{
    public Guid? NewId { get; set; }

    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Slug { get; set; }

    public Guid? ParentId { get; set; }

    public string? DescriptionHtml { get; set; }

    public string? SeoTitle { get; set; }

    public string? SeoDescription { get; set; }
}
