using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Inventory;

/// <summary>Stock locations: the list, and a form to add or edit one.</summary>
[Authorize(Policy = Permissions.InventoryRead)]
public sealed class LocationsModel(IMediator mediator) : ShopPageModel
{
    /// <summary>The location being edited; null to add one.</summary>
    [FromQuery]
    public string? Code { get; set; }

    [BindProperty]
    public LocationInput Input { get; set; } = new();

    public IReadOnlyList<StockLocation> Locations { get; private set; } = [];

    public StockLocation? Edited { get; private set; }

    public bool MayWrite => User.Has(Permissions.InventoryWrite);

    public string Here => Edited is { } edited ? $"/admin/inventory/locations?code={edited.Code}" : "/admin/inventory/locations";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Edited is { } edited)
            Input = LocationInput.Of(edited);
        else if (Code is not null)
            return NotFound();

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();

        await LoadAsync(cancellationToken);
        if (Code is not null && Edited is null)
            return NotFound();

        Reword("Input.Priority", T("Admin.Locations.InvalidPriority"));
        if (!ModelState.IsValid)
            return Page();

        var saved = await mediator.Send(
            new SaveLocation(
                Edited?.Code ?? Input.Code?.Trim() ?? string.Empty,
                Input.Name?.Trim() ?? string.Empty,
                Input.Priority ?? 0,
                Input.IsActive,
                Input.ToAddress(),
                Edited is null ? 0 : Input.Version,
                User.StaffId()
            ),
            cancellationToken
        );
        if (saved.IsSuccess)
        {
            Flash(T("Admin.Locations.Saved"));
            return Redirect303("/admin/inventory/locations");
        }

        foreach (var error in saved.Errors)
            ModelState.AddModelError(
                error.Field is null ? string.Empty : "Input." + error.Field.Replace("Address.", string.Empty, StringComparison.Ordinal),
                error.Text()
            );
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Locations = (await mediator.Send(new ListLocations(), cancellationToken)).Value;
        Edited = Locations.FirstOrDefault(location => location.Code == Code);
    }
}

public sealed record LocationInput
{
    public int Version { get; set; }

    public string? Code { get; set; }

    public string? Name { get; set; }

    public int? Priority { get; set; } = 100;

    public bool IsActive { get; set; } = true;

    public string? Line1 { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    public string? Country { get; set; }

    public static LocationInput Of(StockLocation location) =>
        new()
        {
            Version = location.Version,
            Name = location.Name,
            Priority = location.Priority,
            IsActive = location.IsActive,
            Line1 = location.Address?.Line1,
            PostalCode = location.Address?.PostalCode,
            City = location.Address?.City,
            Country = location.Address?.Country,
        };

    /// <summary>Null when the whole address was left blank.</summary>
    public PostalAddress? ToAddress() =>
        string.IsNullOrWhiteSpace(Line1 + PostalCode + City + Country)
            ? null
            : new PostalAddress(
                Name?.Trim() ?? string.Empty,
                null,
                Line1?.Trim() ?? string.Empty,
                null,
                City?.Trim() ?? string.Empty,
                null,
                PostalCode?.Trim() ?? string.Empty,
                Country?.Trim() ?? string.Empty,
                null
            );
}
