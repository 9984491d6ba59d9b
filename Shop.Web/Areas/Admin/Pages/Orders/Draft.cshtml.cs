using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders;

/// <summary>A draft order, editable until it is sent.</summary>
[Authorize(Policy = Permissions.OrdersWrite)]
public sealed class DraftModel(IMediator mediator, IConfiguration configuration) : ShopPageModel
{
    private const int FirstRows = 5;

    [BindProperty(SupportsGet = true)]
    public string? Number { get; set; }

    [BindProperty]
    public DraftInput Input { get; set; } = new();

    public DraftPreview? Preview { get; private set; }

    public IEnumerable<SelectListItem> ShippingOptions =>
        Preview!.ShippingOptions.Select(option => new SelectListItem(
            T(
                "Admin.Drafts.ShippingOption",
                ("name", option.Name),
                ("price", option.Price.IsZero ? T("Common.Free") : option.Price),
                ("promise", option.Promise)
            ),
            option.Code
        ));

    public Currency Currency => Currency.Of(configuration["Shop:Currency"] ?? "EUR");

    /// <summary>The form's target, set explicitly because two routes lead here.</summary>
    public string Here => Number is null ? "/admin/orders/new" : $"/admin/orders/{Uri.EscapeDataString(Number)}/edit";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (Number is null)
        {
            Input.ShippingAddress.Country = Input.BillingAddress.Country = configuration["Shop:Country"] ?? "DE";
            AddRows(FirstRows);
            return Page();
        }

        if (await FindAsync(cancellationToken) is not { } order)
            return NotFound();
        if (order.Status != OrderStatus.Draft)
            return Redirect303($"/admin/orders/{Uri.EscapeDataString(order.Number)}");

        Fill(order);
        await PreviewAsync(cancellationToken);
        if (
            Preview?.ShippingOptions.FirstOrDefault(option => option.Code == Input.ShippingMethod)?.Price is { } usual
            && order.Totals.Shipping is { } price
            && price != usual
        )
        {
            Input.ShippingPrice = MoneyText.Plain(price);
            await PreviewAsync(cancellationToken);
        }

        return Page();
    }

    /// <summary>Adds rows without validating.</summary>
    public async Task<IActionResult> OnPostRowsAsync(CancellationToken cancellationToken)
    {
        if (!await IsDraftAsync(cancellationToken))
            return NotFound();

        AddRows(Input.Lines.Count + FirstRows);
        return Page();
    }

    /// <summary>Delivery options and the total, calculated from what is filled in so far.</summary>
    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellationToken)
    {
        if (!await IsDraftAsync(cancellationToken))
            return NotFound();

        AddRows(FirstRows);
        await PreviewAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await IsDraftAsync(cancellationToken))
            return NotFound();

        AddRows(FirstRows);
        var (lines, rows) = ReadLines();
        var price = ModelState.ReadMoney("Input.ShippingPrice", Input.ShippingPrice, Currency, T("Admin.Orders.PriceNeeded"));
        if (!ModelState.IsValid)
            return Page();

        var saved = await mediator.Send(
            new SaveDraft(
                Input.Id ?? Guid.CreateVersion7(),
                Input.Email?.Trim() ?? string.Empty,
                Input.ShippingAddress.ToAddress(),
                Input.BillingDiffers ? Input.BillingAddress.ToAddress() : null,
                lines,
                string.IsNullOrEmpty(Input.ShippingMethod) ? null : Input.ShippingMethod,
                price,
                Input.Note?.Trim(),
                User.StaffId()
            )
            {
                KeepsPostalCodes = Input.ShippingAddress.KeepsPostalCode && (!Input.BillingDiffers || Input.BillingAddress.KeepsPostalCode),
            },
            cancellationToken
        );
        if (saved.IsSuccess)
        {
            Flash(T("Admin.Drafts.Saved"));
            return Redirect303($"/admin/orders/{saved.Value.Number}");
        }

        AddErrors(saved.Errors, rows);
        return Page();
    }

    private async Task PreviewAsync(CancellationToken cancellationToken)
    {
        var (lines, rows) = ReadLines();
        var price = ModelState.ReadMoney("Input.ShippingPrice", Input.ShippingPrice, Currency, T("Admin.Orders.PriceNeeded"));
        if (!ModelState.IsValid || lines.Count == 0)
            return;

        var preview = await mediator.Send(
            new PreviewDraft(
                Input.ShippingAddress.ToAddress(),
                lines,
                string.IsNullOrEmpty(Input.ShippingMethod) ? null : Input.ShippingMethod,
                price
            ),
            cancellationToken
        );
        if (!preview.IsSuccess)
        {
            AddErrors(preview.Errors, rows);
            return;
        }

        Preview = preview.Value;
        Input.ShippingMethod = Preview.ShippingMethod;
        ModelState.Remove("Input.ShippingMethod");
    }

    /// <summary>The rows that are filled in, each with its index in the form.</summary>
    private (IReadOnlyList<DraftLine> Lines, IReadOnlyList<int> Rows) ReadLines()
    {
        var entered = OrderRow.Read(ModelState, "Input.Lines", Input.Lines, Currency);
        return ([.. entered.Select(line => new DraftLine(line.Sku, line.Quantity, line.Price))], [.. entered.Select(line => line.Row)]);
    }

    private void AddErrors(IReadOnlyList<Error> errors, IReadOnlyList<int> rows)
    {
        foreach (var error in errors)
            ModelState.AddErrors([error with { Field = OrderRow.FieldOf(error.Field, "Lines", "Lines", rows) }], nameof(Input));
    }

    private void AddRows(int minimum) => OrderRow.Fill(Input.Lines, minimum);

    private void Fill(OrderView order)
    {
        Input.Id = order.Id;
        Input.Email = order.Email;
        Input.ShippingAddress = AddressInput.From(order.ShippingAddress);
        Input.BillingAddress = AddressInput.From(order.BillingAddress);
        Input.BillingDiffers = order.BillingAddress != order.ShippingAddress;
        Input.ShippingMethod = order.ShippingMethod;
        Input.Note = order.Note;
        Input.Lines =
        [
            .. order.Lines.Select(line => new OrderRow
            {
                Sku = line.Sku.Value,
                Quantity = line.Quantity.ToString(CultureInfo.CurrentCulture),
                UnitPrice = MoneyText.Plain(line.UnitPrice),
            }),
        ];
        AddRows(FirstRows);
    }

    /// <summary>Creates a draft or saves an existing one, whose id is the one in the form.</summary>
    private async Task<bool> IsDraftAsync(CancellationToken cancellationToken)
    {
        if (Number is null)
            return true;
        if (await FindAsync(cancellationToken) is not { } order)
            return false;

        Input.Id = order.Id;
        return true;
    }

    private async Task<OrderView?> FindAsync(CancellationToken cancellationToken) =>
        await mediator.Send(new GetOrder(Number!, new OrderViewer(null, null, IsStaff: true)), cancellationToken)
            is { IsSuccess: true, Value: { } order }
            ? order
            : null;
}

public sealed record DraftInput
{
    public Guid? Id { get; set; }

    public string? Email { get; set; }

    public AddressInput ShippingAddress { get; set; } = new();

    public bool BillingDiffers { get; set; }

    public AddressInput BillingAddress { get; set; } = new();

    public List<OrderRow> Lines { get; set; } = [];

    public string? ShippingMethod { get; set; }

    public string? ShippingPrice { get; set; }

    public string? Note { get; set; }
}
