using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Logistics.Contracts.Rates;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Shipping;

/// <summary>A shipping zone with its methods in one form.</summary>
[Authorize(Policy = Permissions.ShippingWrite)]
public sealed class EditModel(IMediator mediator, IConfiguration configuration) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public ZoneInput Input { get; set; } = new();

    /// <summary>The stock locations that can serve as pickup locations.</summary>
    public IReadOnlyList<SelectListItem> Places { get; private set; } = [];

    /// <summary>The result of testing an address.</summary>
    public string? Tried { get; private set; }

    /// <summary>The form targets, set explicitly because two routes lead here.</summary>
    public string Here => Id is { } id ? $"/admin/shipping/{id}" : "/admin/shipping/new";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await ListPlacesAsync(cancellationToken);
        if (Id is not { } id)
        {
            Input.Methods = [new MethodInput(), new MethodInput()];
            return Page();
        }

        var found = await mediator.Send(new GetZone(id), cancellationToken);
        if (!found.IsSuccess)
            return NotFound();

        Input = ZoneInput.Of(found.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var currency = Currency.Of(configuration["Shop:Currency"] ?? "EUR");
        var places = await ListPlacesAsync(cancellationToken);
        var methods = new List<ShippingMethod>();
        var rows = new List<int>();
        for (var index = 0; index < Input.Methods.Count; index++)
        {
            var row = Input.Methods[index];
            if (string.IsNullOrWhiteSpace(row.Code) && string.IsNullOrWhiteSpace(row.Name))
                continue;

            var key = $"Input.Methods[{index}]";
            foreach (var number in new[] { ".MaxWeightGrams", ".MinDays", ".MaxDays" })
                Reword(key + number, T("Common.NotAWholeNumber"));
            methods.Add(
                new ShippingMethod
                {
                    Code = row.Code?.Trim() ?? string.Empty,
                    Name = row.Name?.Trim() ?? string.Empty,
                    Carrier = row.Carrier?.Trim() ?? string.Empty,
                    Kind = row.ByWeight ? RateKind.ByWeight : RateKind.Flat,
                    Price = Amount(row.Price, key + ".Price", currency) ?? Money.Zero(currency),
                    PricePerKilogram = Amount(row.PricePerKilogram, key + ".PricePerKilogram", currency, isOptional: true),
                    FreeOver = Amount(row.FreeOver, key + ".FreeOver", currency, isOptional: true),
                    MaxWeightGrams = row.MaxWeightGrams,
                    MinDays = row.MinDays ?? 0,
                    MaxDays = row.MaxDays ?? row.MinDays ?? 0,
                    IsActive = row.IsActive,
                    PickUp = PickUp(row, key, places),
                }
            );
            rows.Add(index);
        }

        if (!ModelState.IsValid)
            return Page();

        var saved = await mediator.Send(
            new SaveZone(
                Id ?? Input.NewId ?? Guid.CreateVersion7(),
                Input.Name?.Trim() ?? string.Empty,
                List(Input.Countries, ' '),
                List(Input.PostalCodePrefixes),
                methods,
                Id is null ? 0 : Input.Version,
                User.StaffId()
            ),
            cancellationToken
        );
        if (saved.IsSuccess)
        {
            Flash(T("Admin.Shipping.Saved"));
            return Redirect303("/admin/shipping");
        }

        foreach (var error in saved.Errors)
            ModelState.AddModelError(FieldOf(error.Field, rows), error.Text());
        return Page();
    }

    /// <summary>Finds the zone of an address with the values in the form; nothing is saved.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancellationToken)
    {
        await ListPlacesAsync(cancellationToken);
        ModelState.Clear();
        var (zone, countries) = (Id ?? Input.NewId ?? Guid.CreateVersion7(), List(Input.Countries, ' '));
        var country = (string.IsNullOrWhiteSpace(Input.TryCountry) && countries is [var only] ? only : Input.TryCountry ?? string.Empty)
            .Trim()
            .ToUpperInvariant();
        var found = await mediator.Send(
            new FindZone(zone, Input.Name ?? string.Empty, countries, List(Input.PostalCodePrefixes), country, Input.TryPostalCode),
            cancellationToken
        );
        foreach (var error in found.Errors)
            ModelState.AddModelError(
                error.Field is "Country" or "PostalCode" ? "Input.Try" + error.Field : FieldOf(error.Field, []),
                error.Text()
            );
        if (found.IsSuccess)
            Tried =
                found.Value.ZoneId is null ? T("Admin.Shipping.TestNoZone")
                : found.Value.ZoneId == zone ? T("Admin.Shipping.TestThisZone")
                : T("Admin.Shipping.TestOtherZone", ("zone", found.Value.Name));
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
            return NotFound();

        var deleted = await mediator.Send(new DeleteZone(id, User.StaffId()), cancellationToken);
        Flash(deleted.IsSuccess ? T("Admin.Shipping.Deleted") : deleted.Errors[0].Text(), deleted.IsSuccess ? "ok" : "danger");
        return Redirect303(deleted.IsSuccess ? "/admin/shipping" : Here);
    }

    private PickUpPoint? PickUp(MethodInput row, string key, IReadOnlyList<StockLocation> places)
    {
        if (string.IsNullOrEmpty(row.PickUpLocation))
            return null;
        if (places.FirstOrDefault(place => place.Code == row.PickUpLocation) is { Address: { } address } known)
            return new PickUpPoint(known.Code, known.Name, address, row.OpeningHours?.Trim() ?? string.Empty);

        ModelState.AddModelError(key + ".PickUpLocation", T("Admin.Shipping.LocationWithoutAddress"));
        return null;
    }

    private async Task<IReadOnlyList<StockLocation>> ListPlacesAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new ListLocations(), cancellationToken);
        IReadOnlyList<StockLocation> places = found.IsSuccess ? [.. found.Value.Where(place => place.IsActive)] : [];
        Places =
        [
            new SelectListItem(T("Admin.Shipping.Delivery"), string.Empty),
            .. places.Select(place => new SelectListItem(place.Name, place.Code)),
        ];
        return places;
    }

    private static List<string> List(string? text, params char[] alsoBetween) =>
        [
            .. (text ?? string.Empty)
                .Split([',', ';', '\n', .. alsoBetween], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(part => part.ToUpperInvariant())
                .Distinct(),
        ];

    /// <summary>Methods that were left blank shift the indexes, so errors are mapped to the rows they came from.</summary>
    private static string FieldOf(string? field, List<int> rows)
    {
        if (field is null)
            return string.Empty;
        if (field.StartsWith("Countries", StringComparison.Ordinal))
            return "Input.Countries";
        if (field.StartsWith("PostalCodePrefixes", StringComparison.Ordinal))
            return "Input.PostalCodePrefixes";

        var open = field.IndexOf('[', StringComparison.Ordinal);
        var close = field.IndexOf(']', StringComparison.Ordinal);
        return open > 0 && close > open && int.TryParse(field[(open + 1)..close], out var index) && index < rows.Count
            ? $"Input.Methods[{rows[index]}]"
                + field[(close + 1)..]
                    .Replace(".PickUp.Location", ".PickUpLocation", StringComparison.Ordinal)
                    .Replace(".PickUp.", ".", StringComparison.Ordinal)
            : "Input." + field;
    }

    private Money? Amount(string? text, string key, Currency currency, bool isOptional = false)
    {
        if (string.IsNullOrWhiteSpace(text) && !isOptional)
            ModelState.AddModelError(key, T("Common.NotAnAmount"));

        return ModelState.ReadMoney(key, text, currency);
    }
}

public sealed record ZoneInput
{
    public Guid? NewId { get; set; }

    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Countries { get; set; }

    public string? PostalCodePrefixes { get; set; }

    public string? TryCountry { get; set; }

    public string? TryPostalCode { get; set; }

    public List<MethodInput> Methods { get; set; } = [];

    public static ZoneInput Of(ShippingZone zone) =>
        new()
        {
            Version = zone.Version,
            Name = zone.Name,
            Countries = string.Join(", ", zone.Countries),
            PostalCodePrefixes = string.Join(", ", zone.PostalCodePrefixes),
            Methods = [.. zone.Methods.Select(MethodInput.Of), new MethodInput()],
        };
}

public sealed record MethodInput
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Carrier { get; set; }

    public bool ByWeight { get; set; }

    public string? Price { get; set; }

    public string? PricePerKilogram { get; set; }

    public string? FreeOver { get; set; }

    public int? MaxWeightGrams { get; set; }

    public int? MinDays { get; set; }

    public int? MaxDays { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>The code of the pickup location; blank for delivery.</summary>
    public string? PickUpLocation { get; set; }

    public string? OpeningHours { get; set; }

    public static MethodInput Of(ShippingMethod method) =>
        new()
        {
            Code = method.Code,
            Name = method.Name,
            Carrier = method.Carrier,
            ByWeight = method.Kind == RateKind.ByWeight,
            Price = MoneyText.Plain(method.Price),
            PricePerKilogram = method.PricePerKilogram is { } more ? MoneyText.Plain(more) : null,
            FreeOver = method.FreeOver is { } limit ? MoneyText.Plain(limit) : null,
            MaxWeightGrams = method.MaxWeightGrams,
            MinDays = method.MinDays,
            MaxDays = method.MaxDays,
            IsActive = method.IsActive,
            PickUpLocation = method.PickUp?.Location,
            OpeningHours = method.PickUp?.OpeningHours,
        };
}
