using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Http;
using Shop.Web.Support;

namespace Shop.Web.Areas.Admin.Pages.Inventory;

/// <summary>One SKU: how many, why, and how to correct it.</summary>
[Authorize(Policy = Permissions.InventoryRead)]
public sealed class DetailsModel(IMediator mediator) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = string.Empty;

    [BindProperty]
    public AdjustInput Adjust { get; set; } = new();

    [BindProperty]
    public StockSettingsInput Settings { get; set; } = new();

    public StockOverview Stock { get; private set; } = null!;

    public PagedList<StockMovement> Movements { get; private set; } = new([], 0, 1, 25);

    private string Here => $"/admin/inventory/{Uri.EscapeDataString(Code)}";

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(number ?? 1, cancellationToken))
            return NotFound();

        Settings = new StockSettingsInput { IsTracked = Stock.IsTracked, CanBackorder = Stock.CanBackorder, LowStockThreshold = Stock.LowStockThreshold };
        return Page();
    }

    public async Task<IActionResult> OnPostAdjustAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.InventoryWrite))
            return Forbid();
        if (!await LoadAsync(1, cancellationToken))
            return NotFound();

        Reword("Adjust.Delta", "Enter a whole number, for example 5 or -2.");
        Reword("Adjust.OnHand", "Enter a whole number from 0.");
        if (!ModelState.IsValid)
            return Page();

        var changed = await mediator.Send(
            new AdjustStock(
                Adjust.Id ?? Guid.CreateVersion7(), Stock.Sku, Adjust.Location, Adjust.OnHand, Adjust.Delta, Adjust.OnHand is null ? null : Adjust.Expected, Adjust.Reason?.Trim() ?? string.Empty, User.StaffId()),
            cancellationToken);
        if (changed.IsSuccess)
        {
            Say($"On hand is {changed.Value.OnHand} now.");
            return SeeOther(Here);
        }

        ModelState.AddErrors(changed.Errors, nameof(Adjust));
        await LoadAsync(1, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostSettingsAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.InventoryWrite))
            return Forbid();
        if (!await LoadAsync(1, cancellationToken))
            return NotFound();

        Reword("Settings.LowStockThreshold", "Enter a whole number from 0, or nothing.");
        if (!ModelState.IsValid)
            return Page();

        var changed = await mediator.Send(new SetStockSettings(Stock.Sku, Settings.IsTracked, Settings.CanBackorder, Settings.LowStockThreshold), cancellationToken);
        if (changed.IsSuccess)
        {
            Say("The settings are saved.");
            return SeeOther(Here);
        }

        ModelState.AddErrors(changed.Errors, nameof(Settings));
        return Page();
    }

    private async Task<bool> LoadAsync(int page, CancellationToken cancellationToken)
    {
        if (!Sku.TryParse(Code, out var sku))
            return false;

        var found = await mediator.Send(new GetStock(sku), cancellationToken);
        if (!found.IsSuccess)
            return false;

        Stock = found.Value;
        var movements = await mediator.Send(new ListMovements(sku, Math.Clamp(page, 1, 1_000_000), 25), cancellationToken);
        if (movements.IsSuccess)
            Movements = movements.Value;
        return true;
    }
}

/// <summary>A difference or a counted number; the id of the form makes a second click the same correction.</summary>
public sealed record AdjustInput
{
    public Guid? Id { get; set; }

    public string? Location { get; set; }

    public int? Delta { get; set; }

    public int? OnHand { get; set; }

    /// <summary>On hand as the page showed it.</summary>
    public int? Expected { get; set; }

    public string? Reason { get; set; }
}

public sealed record StockSettingsInput
{
    public bool IsTracked { get; set; }

    public bool CanBackorder { get; set; }

    public int? LowStockThreshold { get; set; }
}
