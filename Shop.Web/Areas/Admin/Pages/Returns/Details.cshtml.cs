using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Returns;

/// <summary>One return: its items, its status, and the next steps.</summary>
[Authorize(Policy = Permissions.OrdersRead)]
public sealed class DetailsModel(IMediator mediator) : ShopPageModel
{
    private static readonly OrderViewer Staff = new(null, null, IsStaff: true);

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DeclineInput Decline { get; set; } = new();

    [BindProperty]
    public ReceiveInput Receive { get; set; } = new();

    [BindProperty]
    public InspectInput Inspect { get; set; } = new();

    [BindProperty]
    public ResolveInput Resolve { get; set; } = new();

    public ReturnView Return { get; private set; } = null!;

    public OrderView Order { get; private set; } = null!;

    public StaffNames Names { get; private set; } = StaffNames.None;

    /// <summary>The refund that resolving the return would make.</summary>
    public ResolutionPreview? Preview { get; private set; }

    /// <summary>The locations that can receive the items.</summary>
    public IReadOnlyList<SelectListItem> Locations { get; private set; } = [];

    public bool MayWrite => User.Has(Permissions.OrdersWrite);

    public bool Can(string action) => Return.AllowedActions.Contains(action);

    public bool IsOpen(string form) => ModelState.Any(entry => entry.Key.StartsWith(form + ".", StringComparison.Ordinal));

    public static UnitRow ReceiveRow(ReturnLineView line) =>
        new(
            $"Receive.Units[{line.LineId}]",
            line.Title,
            line.Received == 0
                ? T("Admin.Returns.OfQuantity", ("quantity", line.Quantity))
                : T("Admin.Returns.ReceivedSoFar", ("received", line.Received), ("quantity", line.Quantity)),
            line.Quantity,
            line.Quantity
        );

    private string Here => $"/admin/returns/{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        if (Can("resolve") && User.Has(Permissions.RefundsWrite))
        {
            var delivery = (await mediator.Send(new GetDeliveryDue(Id), cancellationToken)).Value;
            Resolve.Shipping = delivery.IsPositive ? MoneyText.Plain(delivery) : null;
            Preview = await mediator.Send(PreviewOf(null, delivery.IsPositive ? delivery : null, []), cancellationToken)
                is { IsSuccess: true } preview
                ? preview.Value
                : null;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostApproveAsync(CancellationToken cancellationToken) =>
        MayWrite
            ? await DoneAsync(
                await mediator.Send(new ApproveReturn(Id, User.StaffId()), cancellationToken),
                T("Admin.Returns.Approved"),
                string.Empty,
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellationToken) =>
        MayWrite
            ? await DoneAsync(
                await mediator.Send(new DeclineReturn(Id, Decline.Reason?.Trim() ?? string.Empty, User.StaffId()), cancellationToken),
                T("Admin.Returns.Declined"),
                nameof(Decline),
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostSentAsync(CancellationToken cancellationToken) =>
        MayWrite
            ? await DoneAsync(
                await mediator.Send(new MarkReturnSent(Id, User.StaffId()), cancellationToken),
                T("Admin.Returns.MarkedSent"),
                string.Empty,
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostReceiveAsync(CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();
        if (!ModelState.AreUnitsRead("Receive.Units"))
            return await ShowAsync(cancellationToken);

        var arrived = FormReading.Chosen(Receive.Units).Select(unit => new UnitsToReturn(unit.Line, unit.Quantity)).ToList();
        if (arrived.Count == 0)
        {
            ModelState.AddModelError(string.Empty, T("Admin.Returns.NothingReceived"));
            return await ShowAsync(cancellationToken);
        }

        return await DoneAsync(
            await mediator.Send(new ReceiveReturn(Id, arrived, User.StaffId()), cancellationToken),
            T("Admin.Returns.MarkedReceived"),
            string.Empty,
            cancellationToken
        );
    }

    public async Task<IActionResult> OnPostInspectAsync(CancellationToken cancellationToken)
    {
        if (!MayWrite)
            return Forbid();

        var found = new List<InspectedUnits>();
        foreach (var (line, index) in Inspect.Lines.Select((line, index) => (line, index)))
        {
            found.Add(
                new InspectedUnits(
                    line.Line ?? string.Empty,
                    Units(line.Sellable, $"Inspect.Lines[{index}].Sellable"),
                    Units(line.Damaged, $"Inspect.Lines[{index}].Damaged"),
                    Units(line.Missing, $"Inspect.Lines[{index}].Missing"),
                    Units(line.SentBack, $"Inspect.Lines[{index}].SentBack")
                )
            );
        }

        return ModelState.IsValid
            ? await DoneAsync(
                await mediator.Send(
                    new InspectReturn(Id, found, User.StaffId(), string.IsNullOrEmpty(Inspect.Location) ? null : Inspect.Location),
                    cancellationToken
                ),
                T("Admin.Returns.InspectionSaved"),
                nameof(Inspect),
                cancellationToken
            )
            : await ShowAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.RefundsWrite))
            return Forbid();
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        var (amount, shipping) = ReadAmounts();
        var exchange = ReadExchange();
        if (!ModelState.IsValid)
            return Page();

        var preview = await mediator.Send(PreviewOf(amount, shipping, exchange), cancellationToken);
        if (preview.IsSuccess)
            Preview = preview.Value;
        else
            AddErrors(preview.Errors, nameof(Resolve));
        return Page();
    }

    public async Task<IActionResult> OnPostResolveAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.RefundsWrite))
            return Forbid();
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        var (amount, shipping) = ReadAmounts();
        var exchange = ReadExchange();
        if (!ModelState.IsValid)
            return Page();

        var resolved = await mediator.Send(
            new ResolveReturn(Id, Resolved, amount, shipping, exchange.Count == 0 ? null : exchange, User.StaffId()),
            cancellationToken
        );
        return await DoneAsync(resolved, T("Admin.Returns.Resolved"), nameof(Resolve), cancellationToken);
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancellationToken) =>
        MayWrite
            ? await DoneAsync(
                await mediator.Send(new CloseReturn(Id, User.StaffId()), cancellationToken),
                T("Admin.Returns.Closed"),
                string.Empty,
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) =>
        MayWrite
            ? await DoneAsync(
                await mediator.Send(new CancelReturn(Id, Staff, User.StaffId()), cancellationToken),
                T("Admin.Returns.Canceled"),
                string.Empty,
                cancellationToken
            )
            : Forbid();

    private IReadOnlyList<ResolvedUnits> Resolved =>
        [.. Resolve.Lines.Select(line => new ResolvedUnits(line.Line ?? string.Empty, line.Resolution))];

    private (Money? Amount, Money? Shipping) ReadAmounts() =>
        (
            ModelState.ReadMoney("Resolve.Amount", Resolve.Amount, Order.Currency),
            ModelState.ReadMoney("Resolve.Shipping", Resolve.Shipping, Order.Currency)
        );

    /// <summary>One SKU and its quantity per line.</summary>
    private List<ExchangedUnits> ReadExchange()
    {
        var units = new List<ExchangedUnits>();
        foreach (
            var line in (Resolve.ExchangeFor ?? string.Empty).Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (
                parts.Length == 2
                && Sku.TryParse(parts[0], out var sku)
                && int.TryParse(parts[1], NumberStyles.None, CultureInfo.CurrentCulture, out var quantity)
            )
                units.Add(new ExchangedUnits(sku, quantity));
            else
                ModelState.AddModelError("Resolve.ExchangeFor", T("Admin.Returns.ExchangeItemsInvalid"));
        }

        return units;
    }

    private PreviewResolution PreviewOf(Money? amount, Money? shipping, List<ExchangedUnits> exchange) =>
        new(Id, Resolved, amount, shipping, exchange.Count == 0 ? null : exchange);

    private int Units(string? typed, string key)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return 0;
        if (int.TryParse(typed.Trim(), NumberStyles.None, CultureInfo.CurrentCulture, out var units))
            return units;

        ModelState.AddModelError(key, T("Common.NotAWholeNumber"));
        return 0;
    }

    private async Task<IActionResult> DoneAsync(IOutcome outcome, string message, string prefix, CancellationToken cancellationToken)
    {
        if (outcome.IsSuccess)
        {
            Flash(message);
            return Redirect303(Here);
        }

        if (outcome.Errors[0].Kind == ErrorKind.NotFound)
            return NotFound();

        AddErrors(outcome.Errors, prefix);
        return await ShowAsync(cancellationToken);
    }

    private void AddErrors(IReadOnlyList<Error> errors, string prefix)
    {
        foreach (var error in errors)
            ModelState.AddErrors(
                [
                    error.Field switch
                    {
                        "Lines" => error with { Field = null },
                        { } field when field.StartsWith("ExchangeFor[", StringComparison.Ordinal) => error with { Field = "ExchangeFor" },
                        _ => error,
                    },
                ],
                prefix
            );
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetReturn(Id), cancellationToken);
        if (!found.IsSuccess)
            return false;

        Return = found.Value;
        Order = (await mediator.Send(new GetOrder(Return.OrderNumber, Staff), cancellationToken)).Value;
        Names = await StaffNames.LoadAsync(mediator, cancellationToken);
        if (Inspect.Lines.Count == 0)
            Inspect.Lines =
            [
                .. Return.Lines.Select(line => new InspectedLine
                {
                    Line = line.LineId.ToString(),
                    Sellable = Text(line.Received),
                    Damaged = "0",
                    Missing = Text(line.Quantity - line.Received),
                    SentBack = "0",
                }),
            ];
        if (Can("inspect"))
            Locations =
            [
                .. (await mediator.Send(new ListLocations(), cancellationToken))
                    .Value.Where(location => location.IsActive)
                    .OrderBy(location => location.Priority)
                    .Select(location => new SelectListItem(location.Name, location.Code)),
            ];
        Inspect.Location ??= Return.ArrivesAt;
        if (Resolve.Lines.Count == 0)
            Resolve.Lines = [.. Return.Lines.Select(line => new ResolvedLine { Line = line.LineId.ToString() })];
        return true;
    }

    private static string Text(int units) => units.ToString(CultureInfo.CurrentCulture);
}

public sealed record DeclineInput
{
    public string? Reason { get; set; }
}

public sealed record ReceiveInput
{
    public Dictionary<string, int?> Units { get; set; } = [];
}

public sealed record InspectInput
{
    public List<InspectedLine> Lines { get; set; } = [];

    /// <summary>The code of the receiving location.</summary>
    public string? Location { get; set; }
}

public sealed record InspectedLine
{
    public string? Line { get; set; }

    public string? Sellable { get; set; }

    public string? Damaged { get; set; }

    public string? Missing { get; set; }

    public string? SentBack { get; set; }
}

public sealed record ResolveInput
{
    public List<ResolvedLine> Lines { get; set; } = [];

    public string? Amount { get; set; }

    public string? Shipping { get; set; }

    /// <summary>The replacement items, one SKU and quantity per line.</summary>
    public string? ExchangeFor { get; set; }
}

public sealed record ResolvedLine
{
    public string? Line { get; set; }

    public ReturnResolution Resolution { get; set; }
}
