using System.Globalization;
using System.Text;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Promotions;
using Shop.Web.Presentation;

namespace Shop.Web.Areas.Admin.Pages.Promotions;

/// <summary>The codes of a promotion: add, generate, deactivate, export.</summary>
[Authorize(Policy = Permissions.PromotionsRead)]
public sealed class CodesModel(IMediator mediator) : ShopPageModel
{
    private const int PageLength = 50;
    private const int FileLength = 10_000;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public CodeForm Input { get; set; } = new();

    [BindProperty]
    public BatchForm Batch { get; set; } = new();

    public PromotionView Promotion { get; private set; } = null!;

    public PagedList<DiscountCodeView> Codes { get; private set; } = new([], 0, 1, PageLength);

    public bool MayWrite => User.Has(Permissions.PromotionsWrite);

    public Task<IActionResult> OnGetAsync([FromQuery(Name = "page")] int? number, CancellationToken cancellationToken) =>
        ShowAsync(number, cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(CancellationToken cancellationToken)
    {
        var promotion = await mediator.Send(new GetPromotion(Id), cancellationToken);
        if (!promotion.IsSuccess)
            return NotFound();

        var text = new StringBuilder("code,uses,limit,per customer,active\r\n");
        for (var page = 1; ; page++)
        {
            var codes = (await mediator.Send(new ListDiscountCodes(Id, page, FileLength), cancellationToken)).Value;
            foreach (var code in codes.Items)
                text.Append(code.Code[0] == '-' ? "'" : string.Empty)
                    .Append(CultureInfo.InvariantCulture, $"{code.Code},{code.Uses},{code.MaxUses},{code.MaxPerCustomer},")
                    .Append(code.IsActive ? "yes\r\n" : "no\r\n");
            if (page >= codes.PageCount)
                return File(Encoding.UTF8.GetBytes("\uFEFF" + text), "text/csv; charset=utf-8", "codes.csv");
        }
    }

    public Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken) =>
        DoAsync(
            "Input",
            T("Admin.Codes.Added"),
            () =>
                mediator.Send(
                    new AddDiscountCode(
                        Id,
                        Input.NewId ?? Guid.CreateVersion7(),
                        new NewCode(Input.Code ?? string.Empty, Input.MaxUses, Input.MaxPerCustomer),
                        User.StaffId()
                    ),
                    cancellationToken
                ),
            cancellationToken
        );

    public Task<IActionResult> OnPostGenerateAsync(CancellationToken cancellationToken) =>
        DoAsync(
            "Batch",
            T("Admin.Codes.Generated"),
            () =>
                mediator.Send(
                    new GenerateDiscountCodes(Id, Batch.NewId ?? Guid.CreateVersion7(), Batch.Count ?? 0, Batch.Prefix, User.StaffId()),
                    cancellationToken
                ),
            cancellationToken
        );

    public async Task<IActionResult> OnPostSwitchAsync(Guid code, bool on, CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();

        var switched = await mediator.Send(new SwitchDiscountCode(Id, code, on, User.StaffId()), cancellationToken);
        Flash(
            !switched.IsSuccess ? switched.Errors[0].Text() : T(on ? "Admin.Codes.Activated" : "Admin.Codes.Deactivated"),
            switched.IsSuccess ? "ok" : "danger"
        );
        return Redirect303($"/admin/promotions/{Id}/codes");
    }

    /// <summary>The page has two forms, so only binding errors of the submitted one count.</summary>
    private async Task<IActionResult> DoAsync(
        string form,
        string text,
        Func<Task<Result<IReadOnlyList<DiscountCodeView>>>> send,
        CancellationToken cancellationToken
    )
    {
        if (!MayWrite)
            return Forbid();

        foreach (var key in ModelState.Keys.Where(key => !key.StartsWith(form + ".", StringComparison.Ordinal)).ToList())
            ModelState.Remove(key);
        foreach (var number in new[] { "MaxUses", "MaxPerCustomer", "Count" })
            Reword($"{form}.{number}", T("Common.NotAWholeNumber"));
        if (!ModelState.IsValid)
            return await ShowAsync(null, cancellationToken);

        var result = await send();
        if (result.IsSuccess)
        {
            Flash(text);
            return Redirect303($"/admin/promotions/{Id}/codes");
        }

        foreach (var error in result.Errors)
            ModelState.AddModelError(error.Field is { } field ? $"{form}.{field.Split('.')[^1]}" : string.Empty, error.Text());
        return await ShowAsync(null, cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(int? number, CancellationToken cancellationToken)
    {
        var promotion = await mediator.Send(new GetPromotion(Id), cancellationToken);
        if (!promotion.IsSuccess)
            return NotFound();

        Promotion = promotion.Value;
        var codes = await mediator.Send(new ListDiscountCodes(Id, Math.Clamp(number ?? 1, 1, 1_000_000), PageLength), cancellationToken);
        Codes = codes.IsSuccess ? codes.Value : Codes;
        return Page();
    }
}

public sealed record CodeForm
{
    public Guid? NewId { get; set; }

    public string? Code { get; set; }

    public int? MaxUses { get; set; }

    public int? MaxPerCustomer { get; set; }
}

public sealed record BatchForm
{
    public Guid? NewId { get; set; }

    public int? Count { get; set; }

    public string? Prefix { get; set; }
}
