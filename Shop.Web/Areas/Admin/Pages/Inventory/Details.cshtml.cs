using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Bundles;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Inventory;

/// <summary>The stock of one SKU at each location, its movements, and the forms that change it.</summary>
[Authorize(Policy = Permissions.InventoryRead)]
public sealed class DetailsModel(IMediator mediator) : ShopPageModel
{
    public static IReadOnlyList<SelectListItem> Kinds =>
        [.. Enum.GetNames<WriteOffKind>().Select(kind => new SelectListItem(T("Admin.Inventory.Movement_" + kind), kind))];

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = string.Empty;

    /// <summary>The location that the forms apply to.</summary>
    [FromQuery]
    public string? At { get; set; }

    [BindProperty]
    public AdjustInput Adjust { get; set; } = new();

    [BindProperty]
    public UnitsInput Receive { get; set; } = new();

    [BindProperty]
    public UnitsInput Transfer { get; set; } = new();

    [BindProperty]
    public UnitsInput WriteOff { get; set; } = new();

    [BindProperty]
    public StockSettingsInput Settings { get; set; } = new();

    /// <summary>One component per line: SKU and quantity.</summary>
    [BindProperty]
    public string? Parts { get; set; }

    public StockOverview Stock { get; private set; } = null!;

    public StockLevelView Place { get; private set; } = null!;

    /// <summary>Null for a SKU that is not published.</summary>
    public string? ProductTitle { get; private set; }

    public PagedList<StockMovement> Movements { get; private set; } = new([], 0, 1, 25);

    public string HereAt(string at, string? handler = null)
    {
        var query = new QueryString().Add("at", at);
        return $"/admin/inventory/{Uri.EscapeDataString(Code)}{(handler is null ? query : query.Add("handler", handler))}";
    }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(number ?? 1, cancellationToken))
            return NotFound();

        Settings = StockSettingsInput.Of(Stock);
        Parts = await PartsAsync(cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnPostReceiveAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            nameof(Receive),
            "Receive.Quantity",
            () =>
                new ReceiveStock(
                    Receive.Id ?? Guid.CreateVersion7(),
                    Stock.Sku,
                    Place.Code,
                    Receive.Quantity ?? 0,
                    Reason(Receive),
                    User.StaffId()
                ),
            cancellationToken
        );

    public Task<IActionResult> OnPostAdjustAsync(CancellationToken cancellationToken)
    {
        Reword("Adjust.OnHand", T("Common.NotAWholeNumber"));
        return ChangeAsync(
            nameof(Adjust),
            "Adjust.Delta",
            () =>
                new AdjustStock(
                    Adjust.Id ?? Guid.CreateVersion7(),
                    Stock.Sku,
                    Place.Code,
                    Adjust.OnHand,
                    Adjust.Delta,
                    Adjust.OnHand is null ? null : Adjust.Expected,
                    Adjust.Reason?.Trim() ?? string.Empty,
                    User.StaffId()
                ),
            cancellationToken
        );
    }

    public Task<IActionResult> OnPostTransferAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            nameof(Transfer),
            "Transfer.Quantity",
            () =>
                new TransferStock(
                    Transfer.Id ?? Guid.CreateVersion7(),
                    Stock.Sku,
                    Place.Code,
                    Transfer.To ?? string.Empty,
                    Transfer.Quantity ?? 0,
                    Reason(Transfer),
                    User.StaffId()
                ),
            cancellationToken
        );

    public Task<IActionResult> OnPostWriteOffAsync(CancellationToken cancellationToken) =>
        ChangeAsync(
            nameof(WriteOff),
            "WriteOff.Quantity",
            () =>
                new WriteOffStock(
                    WriteOff.Id ?? Guid.CreateVersion7(),
                    Stock.Sku,
                    Place.Code,
                    WriteOff.Quantity ?? 0,
                    WriteOff.Kind,
                    Reason(WriteOff),
                    User.StaffId()
                ),
            cancellationToken
        );

    public async Task<IActionResult> OnPostSettingsAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.InventoryWrite))
            return Forbid();
        if (!await LoadAsync(1, cancellationToken))
            return NotFound();

        Reword("Settings.LowStockThreshold", T("Admin.Inventory.NotAQuantityOrBlank"));
        Reword("Settings.BackorderLimit", T("Admin.Inventory.NotAQuantityOrBlank"));
        Reword("Settings.ExpectedOn", T("Admin.Inventory.NotADateOrBlank"));
        Parts = await PartsAsync(cancellationToken);
        if (!ModelState.IsValid)
            return Page();

        var changed = await mediator.Send(
            new SetStockSettings(
                Stock.Sku,
                Settings.IsTracked,
                Settings.CanBackorder,
                Settings.LowStockThreshold,
                Settings.BackorderLimit,
                Settings.ExpectedOn
            ),
            cancellationToken
        );
        if (changed.IsSuccess)
        {
            Flash(T("Admin.Inventory.SettingsSaved"));
            return Redirect303(HereAt(Place.Code));
        }

        ModelState.AddErrors(changed.Errors, nameof(Settings));
        return Page();
    }

    public async Task<IActionResult> OnPostBundleAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.InventoryWrite))
            return Forbid();
        if (!await LoadAsync(1, cancellationToken))
            return NotFound();

        Settings = StockSettingsInput.Of(Stock);
        if (ReadParts() is not { } parts)
            return Page();

        var changed = await mediator.Send(new SetBundle(Stock.Sku, parts, User.StaffId()), cancellationToken);
        if (changed.IsSuccess)
        {
            Flash(T(parts.Count == 0 ? "Admin.Inventory.BundleRemoved" : "Admin.Inventory.BundleSaved"));
            return Redirect303(HereAt(Place.Code));
        }

        foreach (var error in changed.Errors)
            ModelState.AddModelError(error.Field is null ? string.Empty : nameof(Parts), error.Text());
        return Page();
    }

    private static string Reason(UnitsInput input) => input.Reason?.Trim() ?? string.Empty;

    private async Task<IActionResult> ChangeAsync(
        string prefix,
        string number,
        Func<IRequest<Result<StockOverview>>> command,
        CancellationToken cancellationToken
    )
    {
        if (!User.Has(Permissions.InventoryWrite))
            return Forbid();
        if (!await LoadAsync(1, cancellationToken))
            return NotFound();

        Settings = StockSettingsInput.Of(Stock);
        Parts = await PartsAsync(cancellationToken);
        Reword(number, T(prefix == nameof(Adjust) ? "Admin.Inventory.NotAChange" : "Admin.Inventory.NotACount"));
        if (!ModelState.IsValid)
            return Page();

        var changed = await mediator.Send(command(), cancellationToken);
        if (changed.IsSuccess)
        {
            Flash(
                prefix == nameof(Transfer)
                    ? T(
                        "Admin.Inventory.Transferred",
                        ("count", Transfer.Quantity),
                        ("location", changed.Value.Locations.First(level => level.Code == Transfer.To).Name)
                    )
                    : T("Admin.Inventory.Updated", ("onHand", changed.Value.OnHand))
            );
            return Redirect303(HereAt(Place.Code));
        }

        ModelState.AddErrors(changed.Errors, prefix);
        await LoadAsync(1, cancellationToken);
        return Page();
    }

    private List<BundlePart>? ReadParts()
    {
        var parts = new List<BundlePart>();
        foreach (var line in (Parts ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var end = line.LastIndexOf(' ');
            if (
                end > 0
                && Sku.TryParse(line[..end], out var sku)
                && int.TryParse(line[(end + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            )
                parts.Add(new BundlePart(sku, units));
            else
                ModelState.AddModelError(nameof(Parts), T("Admin.Inventory.NotAPart", ("line", line)));
        }

        return ModelState.IsValid ? parts : null;
    }

    private async Task<string> PartsAsync(CancellationToken cancellationToken)
    {
        var found = Stock.IsBundle ? (await mediator.Send(new GetBundle(Stock.Sku), cancellationToken)).Value : [];
        return string.Join('\n', found.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Sku} {part.Quantity}")));
    }

    private async Task<bool> LoadAsync(int page, CancellationToken cancellationToken)
    {
        if (!Sku.TryParse(Code, out var sku))
            return false;

        var found = await mediator.Send(new GetStock(sku), cancellationToken);
        if (!found.IsSuccess)
            return false;

        Stock = found.Value;
        Place = Stock.Locations.FirstOrDefault(level => level.Code == At) ?? Stock.Locations[0];
        ProductTitle = (await mediator.TitlesAsync([sku], cancellationToken)).GetValueOrDefault(sku);
        var movements = await mediator.Send(new ListMovements(sku, Math.Clamp(page, 1, 1_000_000), 25), cancellationToken);
        if (movements.IsSuccess)
            Movements = movements.Value;
        return true;
    }
}

/// <summary>A difference or a counted quantity. The form's id makes a repeated submit the same adjustment.</summary>
public sealed record AdjustInput
{
    public Guid? Id { get; set; }

    public int? Delta { get; set; }

    public int? OnHand { get; set; }

    /// <summary>The on-hand quantity that the page showed.</summary>
    public int? Expected { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Units received, removed or transferred. The form's id makes a repeated submit the same change.</summary>
public sealed record UnitsInput
{
    public Guid? Id { get; set; }

    public int? Quantity { get; set; }

    public string? To { get; set; }

    public WriteOffKind Kind { get; set; }

    public string? Reason { get; set; }
}

public sealed record StockSettingsInput
{
    public bool IsTracked { get; set; }

    public bool CanBackorder { get; set; }

    public int? BackorderLimit { get; set; }

    public DateOnly? ExpectedOn { get; set; }

    public int? LowStockThreshold { get; set; }

    public static StockSettingsInput Of(StockOverview stock) =>
        new()
        {
            IsTracked = stock.IsTracked,
            CanBackorder = stock.CanBackorder,
            BackorderLimit = stock.BackorderLimit,
            ExpectedOn = stock.ExpectedOn,
            LowStockThreshold = stock.LowStockThreshold,
        };
}

internal static class StockTitles
{
    /// <summary>Titles by SKU; SKUs that are not published are missing.</summary>
    public static async Task<Dictionary<Sku, string>> TitlesAsync(
        this IMediator mediator,
        IReadOnlyList<Sku> skus,
        CancellationToken cancellationToken
    )
    {
        var found = await mediator.Send(new GetSellableVariants(skus), cancellationToken);
        return found.IsSuccess
            ? found.Value.ToDictionary(
                variant => variant.Sku,
                variant => variant.VariantTitle.Length == 0 ? variant.ProductTitle : $"{variant.ProductTitle}, {variant.VariantTitle}"
            )
            : [];
    }
}
