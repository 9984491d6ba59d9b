using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Media;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Web.Http;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Products;

/// <summary>A product's details and variants in one form, so that saving loses neither, and its images.</summary>
[Authorize(Policy = Permissions.ProductsRead)]
public sealed class EditModel(IMediator mediator) : ShopPageModel
{
    private const int EmptyRows = 2;
    private const int MaxQuantity = 1_000_000;

    private readonly List<AdjustStock> openingStock = [];

    /// <summary>Null while the product is new.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public ProductFormInput Input { get; set; } = new();

    [BindProperty]
    public VariantsInput Variants { get; set; } = new();

    public ProductForEdit? Product { get; private set; }

    public IReadOnlyList<CategoryForEdit> Categories { get; private set; } = [];

    public bool MayWrite => User.Has(Permissions.ProductsWrite);

    public bool MayStock => User.Has(Permissions.InventoryWrite);

    /// <summary>The form targets, set explicitly: two routes lead here, and a refused post leaves its handler in the URL.</summary>
    public string Here => Id is { } id ? $"/admin/products/{id}" : "/admin/products/new";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (Product is null && !MayWrite)
            return Forbid();

        Input = Product is null ? new ProductFormInput() : ProductFormInput.Of(Product);
        Variants = Product is null ? VariantsInput.New() : VariantsInput.Of(Product, EmptyRows);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        return Product is null ? await CreateAsync(cancellationToken) : await UpdateAsync(Product, cancellationToken);
    }

    public async Task<IActionResult> OnPostStatusAsync(string to, CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();
        if (Id is not { } id)
            return NotFound();
        if (to == "delete")
        {
            var deleted = await mediator.Send(new DeleteProduct(id, User.StaffId()), cancellationToken);
            Flash(deleted.IsSuccess ? T("Admin.Products.Deleted") : deleted.Errors[0].Text(), deleted.IsSuccess ? "ok" : "danger");
            return Redirect303(deleted.IsSuccess ? "/admin/products" : Here);
        }

        var changed =
            to == "active"
                ? await mediator.Send(new ActivateProduct(id, User.StaffId()), cancellationToken)
                : await mediator.Send(new ArchiveProduct(id, User.StaffId()), cancellationToken);
        Flash(
            changed.IsSuccess ? T(to == "active" ? "Admin.Products.Published" : "Admin.Products.Archived") : changed.Errors[0].Text(),
            changed.IsSuccess ? "ok" : "danger"
        );
        return Redirect303(Here);
    }

    public async Task<IActionResult> OnPostPictureAsync(Guid mediaId, IFormFile? file, string? alt, CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();
        if (Id is not { } id)
            return NotFound();
        if (file is null || file.Length == 0)
        {
            Flash(T("Admin.Products.NoImage"), "warn");
            return Redirect303(Here);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        var added = await mediator.Send(
            new AddMedia(
                id,
                mediaId == Guid.Empty ? Guid.CreateVersion7() : mediaId,
                content.ToArray(),
                alt?.Trim() ?? string.Empty,
                User.StaffId()
            ),
            cancellationToken
        );
        Flash(added.IsSuccess ? T("Admin.Products.ImageAdded") : added.Errors[0].Text(), added.IsSuccess ? "ok" : "danger");
        return Redirect303(Here);
    }

    public async Task<IActionResult> OnPostDescribeAsync(Guid mediaId, string? alt, bool remove, CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();
        if (Id is not { } id)
            return NotFound();

        var changed = remove
            ? await mediator.Send(new RemoveMedia(id, mediaId, User.StaffId()), cancellationToken)
            : await mediator.Send(new DescribeMedia(id, mediaId, alt?.Trim() ?? string.Empty, User.StaffId()), cancellationToken);
        Flash(
            changed.IsSuccess ? T(remove ? "Admin.Products.ImageRemoved" : "Admin.Products.AltTextSaved") : changed.Errors[0].Text(),
            changed.IsSuccess ? "ok" : "danger"
        );
        return Redirect303(Here);
    }

    private async Task<IActionResult> CreateAsync(CancellationToken cancellationToken)
    {
        if (ReadVariants() is not { } variants)
            return Page();

        var id = Input.NewId ?? Guid.CreateVersion7();
        var created = await mediator.Send(
            new CreateProduct(id, Input.ToProduct(), Variants.OptionNames, variants, Input.Activate, User.StaffId()),
            cancellationToken
        );
        if (!created.IsSuccess)
            return Refused(created.Errors, nameof(Input));

        return await SavedAsync(T("Admin.Products.Created"), $"/admin/products/{created.Value.Id}", cancellationToken);
    }

    private async Task<IActionResult> UpdateAsync(ProductForEdit product, CancellationToken cancellationToken)
    {
        if (ReadVariants() is not { } variants)
            return Page();

        var saved = await mediator.Send(
            new UpdateProduct(
                product.Id,
                Input.Version,
                Input.ToProduct(),
                User.StaffId(),
                new VariantList(Variants.OptionNames, variants)
            ),
            cancellationToken
        );
        return saved.IsSuccess
            ? await SavedAsync(T("Admin.Products.Saved"), Here, cancellationToken)
            : Refused(saved.Errors, nameof(Input));
    }

    /// <summary>
    /// Skips rows without a SKU, and collects the opening stock of new ones. Null when a number cannot be parsed; the errors are added to
    /// the fields.
    /// </summary>
    private List<VariantInput>? ReadVariants()
    {
        var variants = new List<VariantInput>();
        for (var index = 0; index < Variants.Rows.Count; index++)
        {
            var row = Variants.Rows[index];
            if (string.IsNullOrWhiteSpace(row.Sku) && string.IsNullOrWhiteSpace(row.Price))
                continue;

            var prefix = $"{nameof(Variants)}.Rows[{index}]";
            var price = Read(row.Price, prefix + ".Price", isNeeded: true);
            var was = Read(row.CompareAtPrice, prefix + ".CompareAtPrice", isNeeded: false);
            var cost = Read(row.Cost, prefix + ".Cost", isNeeded: false);
            var weight = Read(row.Weight, prefix + ".Weight", isNeeded: false);
            variants.Add(
                new VariantInput(
                    row.Id,
                    row.Sku?.Trim() ?? string.Empty,
                    [.. row.Values.Take(Variants.OptionNames.Count).Select(value => value?.Trim() ?? string.Empty)],
                    price ?? 0,
                    was,
                    cost,
                    string.IsNullOrWhiteSpace(row.Barcode) ? null : row.Barcode.Trim(),
                    weight ?? 0,
                    row.IsTaxable,
                    row.RequiresShipping,
                    row.MediaId
                )
            );
            if (row.Id is null && MayStock)
                ReadOpeningStock(row, prefix + ".Quantity");
        }

        return ModelState.IsValid ? variants : null;
    }

    private void ReadOpeningStock(VariantRowInput row, string key)
    {
        var message = T("Admin.Products.NotAQuantity", ("max", MaxQuantity));
        if (ModelState.ReadNumber(key, row.Quantity, message) is not { } quantity)
            return;

        if (!decimal.IsInteger(quantity) || quantity is < 0 or > MaxQuantity)
            ModelState.AddModelError(key, message);
        else if (Sku.TryParse(row.Sku, out var sku))
            openingStock.Add(
                new AdjustStock(
                    row.StockId ?? Guid.CreateVersion7(),
                    sku,
                    null,
                    (int)quantity,
                    null,
                    null,
                    T("Admin.Products.OpeningStock"),
                    User.StaffId()
                )
            );
    }

    /// <summary>Sets the opening stock. The product is already saved, so a refusal is shown on its page.</summary>
    private async Task<Redirect303Result> SavedAsync(string text, string address, CancellationToken cancellationToken)
    {
        Flash(text);
        foreach (var stock in openingStock)
        {
            var set = await mediator.Send(stock, cancellationToken);
            if (!set.IsSuccess)
                Flash(T("Admin.Products.StockNotSet", ("sku", stock.Sku.Value), ("reason", set.Errors[0].Text())), "warn");
        }

        return Redirect303(address);
    }

    private decimal? Read(string? text, string key, bool isNeeded)
    {
        if (string.IsNullOrWhiteSpace(text) && isNeeded)
            ModelState.AddModelError(key, T("Common.NotANumber"));

        return ModelState.ReadNumber(key, text);
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refused(IReadOnlyList<Error> errors, string prefix)
    {
        foreach (var error in errors)
        {
            var field =
                error.Field is { } name && name.StartsWith("Variants", StringComparison.Ordinal)
                    ? name.Replace("Variants[", "Variants.Rows[", StringComparison.Ordinal)
                : error.Field is null ? null
                : $"{prefix}.{error.Field.Replace("Product.", string.Empty, StringComparison.Ordinal)}";
            ModelState.AddModelError(field ?? string.Empty, error.Text());
        }

        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var categories = await mediator.Send(new ListCategoriesForEdit(), cancellationToken);
        Categories = categories.IsSuccess ? categories.Value : [];
        if (Id is not { } id)
            return true;

        var found = await mediator.Send(new GetProductForEdit(id), cancellationToken);
        Product = found.IsSuccess ? found.Value : null;
        return found.IsSuccess;
    }
}

public sealed record ProductFormInput
{
    /// <summary>Created with the empty form, so that a repeated submit creates one product.</summary>
    public Guid? NewId { get; set; }

    public int Version { get; set; }

    public string? Title { get; set; }

    public string? Slug { get; set; }

    public string? DescriptionHtml { get; set; }

    public string? Vendor { get; set; }

    public string? ProductType { get; set; }

    public string? Tags { get; set; }

    public List<Guid> CategoryIds { get; set; } = [];

    public string? SeoTitle { get; set; }

    public string? SeoDescription { get; set; }

    public bool IsFeatured { get; set; }

    public bool Activate { get; set; }

    public static ProductFormInput Of(ProductForEdit product) =>
        new()
        {
            Version = product.Version,
            Title = product.Title,
            Slug = product.Slug,
            DescriptionHtml = product.DescriptionHtml,
            Vendor = product.Vendor,
            ProductType = product.ProductType,
            Tags = string.Join(", ", product.Tags),
            CategoryIds = [.. product.Categories.Select(category => category.Id)],
            SeoTitle = product.SeoTitle,
            SeoDescription = product.SeoDescription,
            IsFeatured = product.IsFeatured,
        };

    public ProductInput ToProduct() =>
        new(
            Title?.Trim() ?? string.Empty,
            Text(Slug),
            DescriptionHtml,
            Text(Vendor),
            Text(ProductType),
            [.. (Tags ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            CategoryIds,
            Text(SeoTitle),
            Text(SeoDescription),
            IsFeatured
        );

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

public sealed record VariantsInput
{
    public string? Option1 { get; set; }

    public string? Option2 { get; set; }

    public string? Option3 { get; set; }

    public List<VariantRowInput> Rows { get; set; } = [];

    public IReadOnlyList<string> OptionNames =>
        [.. new[] { Option1, Option2, Option3 }.Where(name => !string.IsNullOrWhiteSpace(name)).Select(name => name!.Trim())];

    public static VariantsInput New() => new() { Rows = [new VariantRowInput(), new VariantRowInput(), new VariantRowInput()] };

    public static VariantsInput Of(ProductForEdit product, int emptyRows) =>
        new()
        {
            Option1 = product.Options.ElementAtOrDefault(0),
            Option2 = product.Options.ElementAtOrDefault(1),
            Option3 = product.Options.ElementAtOrDefault(2),
            Rows =
            [
                .. product.Variants.Select(VariantRowInput.Of),
                .. product.Options.Count == 0 ? [] : Enumerable.Range(0, emptyRows).Select(_ => new VariantRowInput()),
            ],
        };
}

public sealed record VariantRowInput
{
    public Guid? Id { get; set; }

    public string? Sku { get; set; }

    public List<string?> Values { get; set; } = [null, null, null];

    public string? Price { get; set; }

    public string? CompareAtPrice { get; set; }

    public string? Cost { get; set; }

    public string? Weight { get; set; }

    public string? Barcode { get; set; }

    public bool IsTaxable { get; set; } = true;

    public bool RequiresShipping { get; set; } = true;

    public Guid? MediaId { get; set; }

    /// <summary>Opening stock at the default location; only for a new variant.</summary>
    public string? Quantity { get; set; }

    /// <summary>Created with the empty row, so that a repeated submit sets the opening stock once.</summary>
    public Guid? StockId { get; set; }

    public static VariantRowInput Of(VariantForEdit variant) =>
        new()
        {
            Id = variant.Id,
            Sku = variant.Sku.Value,
            Values = [.. variant.OptionValues, .. Enumerable.Repeat<string?>(null, 3 - variant.OptionValues.Count)],
            Price = Text(variant.Price),
            CompareAtPrice = variant.CompareAtPrice is { } compareAt ? Text(compareAt) : null,
            Cost = variant.Cost is { } cost ? Text(cost) : null,
            Weight = variant.WeightGrams.ToString("0.###", CultureInfo.CurrentCulture),
            Barcode = variant.Barcode,
            IsTaxable = variant.IsTaxable,
            RequiresShipping = variant.RequiresShipping,
            MediaId = variant.MediaId,
        };

    private static string Text(Money price) => price.Amount.ToString("0.00##", CultureInfo.CurrentCulture);
}
