using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Promotions;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Promotions;

/// <summary>A promotion in one form; its codes have a separate page.</summary>
[Authorize(Policy = Permissions.PromotionsRead)]
public sealed class EditModel(IMediator mediator, IConfiguration configuration) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public PromotionForm Input { get; set; } = new();

    public bool MayWrite => User.Has(Permissions.PromotionsWrite);

    public string ZoneName => ShopClock.Zone(configuration).Id;

    /// <summary>The form targets, set explicitly because two routes lead here.</summary>
    public string Here => Id is { } id ? $"/admin/promotions/{id}" : "/admin/promotions/new";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Id is not { } id)
            return MayWrite ? Page() : Forbid();

        var found = await mediator.Send(new GetPromotion(id), cancellationToken);
        if (!found.IsSuccess)
            return NotFound();

        Input = await FormAsync(found.Value, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();

        foreach (var number in new[] { "Buy", "Get", "MinimumQuantity", "Priority", "MaxUses", "MaxPerCustomer" })
            Reword("Input." + number, T("Common.NotAWholeNumber"));
        PromotionInput? known = null;
        if (Id is { } stored)
        {
            var found = await mediator.Send(new GetPromotion(stored), cancellationToken);
            if (!found.IsSuccess)
                return NotFound();
            known = found.Value.Input;
        }

        var zone = ShopClock.Zone(configuration);
        var input = new PromotionInput(
            Input.Name?.Trim() ?? string.Empty,
            Input.Kind,
            Number(Input.Percent, nameof(Input.Percent)),
            Number(Input.Amount, nameof(Input.Amount)),
            Input.Buy,
            Input.Get,
            List(Input.Products),
            List(Input.Categories),
            Number(Input.MinimumTotal, nameof(Input.MinimumTotal)),
            Input.MinimumQuantity,
            Input.CustomerGroup,
            ModelState.ReadTime("Input.StartsAt", Input.StartsAt, known?.StartsAt, zone),
            ModelState.ReadTime("Input.EndsAt", Input.EndsAt, known?.EndsAt, zone),
            Input.IsActive,
            Input.Priority,
            Input.Combines,
            Input.NeedsCode || !string.IsNullOrWhiteSpace(Input.Code)
        );
        if (!ModelState.IsValid)
            return Page();

        var code =
            Id is null && !string.IsNullOrWhiteSpace(Input.Code) ? new NewCode(Input.Code, Input.MaxUses, Input.MaxPerCustomer) : null;
        var saved = await mediator.Send(
            new SavePromotion(Id ?? Input.NewId ?? Guid.CreateVersion7(), Id is null ? 0 : Input.Version, input, code, User.StaffId()),
            cancellationToken
        );
        if (saved.IsSuccess)
        {
            Flash(T("Admin.Promotions.Saved"));
            var needsCodes = input.NeedsCode && saved.Value.Codes == 0;
            return Redirect303(needsCodes ? $"/admin/promotions/{saved.Value.Id}/codes" : "/admin/promotions");
        }

        foreach (var error in saved.Errors)
            ModelState.AddModelError(error.Field is { } field ? "Input." + field.Split('.')[^1] : string.Empty, error.Text());
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();
        if (Id is not { } id)
            return NotFound();

        var deleted = await mediator.Send(new DeletePromotion(id, User.StaffId()), cancellationToken);
        Flash(deleted.IsSuccess ? T("Admin.Promotions.Deleted") : deleted.Errors[0].Text(), deleted.IsSuccess ? "ok" : "danger");
        return Redirect303(deleted.IsSuccess ? "/admin/promotions" : Here);
    }

    private async Task<PromotionForm> FormAsync(PromotionView promotion, CancellationToken cancellationToken)
    {
        var input = promotion.Input;
        var zone = ShopClock.Zone(configuration);
        return new PromotionForm
        {
            Version = promotion.Version,
            Name = input.Name,
            Kind = input.Kind,
            Percent = input.Percent?.ToString("0.####", CultureInfo.CurrentCulture),
            Amount = input.Amount?.ToString("0.####", CultureInfo.CurrentCulture),
            Buy = input.Buy,
            Get = input.Get,
            Products = string.Join(", ", await NamesAsync(input.Products, cancellationToken)),
            Categories = string.Join(", ", await CategoryNamesAsync(input.Categories, cancellationToken)),
            MinimumTotal = input.MinimumTotal?.ToString("0.####", CultureInfo.CurrentCulture),
            MinimumQuantity = input.MinimumQuantity,
            CustomerGroup = input.CustomerGroup,
            StartsAt = ShopClock.FieldText(input.StartsAt, zone),
            EndsAt = ShopClock.FieldText(input.EndsAt, zone),
            Priority = input.Priority,
            Combines = input.Combines,
            NeedsCode = input.NeedsCode,
            IsActive = input.IsActive,
        };
    }

    /// <summary>Handles instead of ids; what no longer exists keeps its id.</summary>
    private async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<string> products, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var product in products)
            names.Add(
                Guid.TryParse(product, out var id)
                && await mediator.Send(new GetProductForEdit(id), cancellationToken) is { IsSuccess: true, Value: { } found }
                    ? found.Slug
                    : product
            );
        return names;
    }

    private async Task<IReadOnlyList<string>> CategoryNamesAsync(IReadOnlyList<string> categories, CancellationToken cancellationToken)
    {
        var known =
            categories.Count == 0
                ? []
                : (await mediator.Send(new ListCategoriesForEdit(), cancellationToken)).Value.ToDictionary(
                    category => category.Id.ToString(),
                    category => category.Slug
                );
        return [.. categories.Select(id => known.GetValueOrDefault(id, id))];
    }

    private static List<string> List(string? text) =>
        [
            .. (text ?? string.Empty)
                .Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(name => name.TrimStart('/'))
                .Distinct(),
        ];

    private decimal? Number(string? text, string name) => ModelState.ReadNumber("Input." + name, text);
}

public sealed record PromotionForm
{
    public Guid? NewId { get; set; }

    public int Version { get; set; }

    public string? Name { get; set; }

    public PromotionKind Kind { get; set; }

    public string? Percent { get; set; }

    public string? Amount { get; set; }

    public int? Buy { get; set; }

    public int? Get { get; set; }

    public string? Products { get; set; }

    public string? Categories { get; set; }

    public string? MinimumTotal { get; set; }

    public int? MinimumQuantity { get; set; }

    public CustomerGroup CustomerGroup { get; set; }

    /// <summary>The value of a <c>datetime-local</c> field, in the shop's time zone.</summary>
    public string? StartsAt { get; set; }

    public string? EndsAt { get; set; }

    public int Priority { get; set; }

    public bool Combines { get; set; }

    public bool NeedsCode { get; set; }

    public bool IsActive { get; set; } = true;

    /// <summary>The id of a new promotion.</summary>
    public string? Code { get; set; }

    public int? MaxUses { get; set; }

    public int? MaxPerCustomer { get; set; }
}
