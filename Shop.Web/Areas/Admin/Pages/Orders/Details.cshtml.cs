using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders;

/// <summary>One order, the actions that take one click, and links to the pages of the others.</summary>
[Authorize(Policy = Permissions.OrdersRead)]
public sealed class DetailsModel(IMediator mediator, IMessageTexts texts) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    [BindProperty]
    public HoldInput Hold { get; set; } = new();

    [BindProperty]
    public NoteInput Note { get; set; } = new();

    /// <summary>The order with its documents, disputed amounts and the locations of the shop.</summary>
    public StaffOrderView Details { get; private set; } = null!;

    public OrderView Order => Details.Order;

    /// <summary>Writes timeline messages, with instants in the shop's time zone.</summary>
    public IMessageTexts Texts => texts;

    public StaffNames Names { get; private set; } = StaffNames.None;

    /// <summary>The customer's order link, shown on request.</summary>
    public string? Link { get; private set; }

    public bool MayWrite => User.Has(Permissions.OrdersWrite);

    public bool MayShip => User.Has(Permissions.ShipmentsWrite);

    /// <summary>A confirmed order whose total was raised afterwards.</summary>
    public bool OwesExtra => Order.Status is OrderStatus.Confirmed or OrderStatus.OnHold && Can("pay");

    public string BalanceLabel =>
        Order.Balance.IsNegative ? T("Admin.Orders.Overpaid")
        : Order.DueOn is { } due ? T("Admin.Orders.OutstandingDue", ("date", due))
        : T("Admin.Orders.Outstanding");

    private string Here => $"/admin/orders/{Uri.EscapeDataString(Number)}";

    public bool Can(string action) => Order.AllowedActions.Contains(action);

    public string LocationOf(OrderShipmentView shipment, string location)
    {
        var name = OrderTexts.NameOf(location, Details.Locations);
        return shipment.IsPickUp ? T("Admin.Orders.PickupAt", ("location", name)) : T("Admin.Orders.ShipsFrom", ("location", name));
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostShipmentAsync(
        Guid shipment,
        ShipmentStatus status,
        string? note,
        string? trackingNumber,
        CancellationToken cancellationToken
    )
    {
        if (!User.Has(Permissions.ShipmentsWrite))
            return Forbid();

        var moved = await mediator.Send(
            new RecordShipmentEvent(shipment, status, null, trackingNumber, note, User.StaffId()),
            cancellationToken
        );
        return await DoneAsync(moved, T("Admin.Orders.ShipmentUpdated"), null, cancellationToken);
    }

    /// <summary>Issues the packing slip of a shipment and opens it for printing.</summary>
    public async Task<IActionResult> OnPostSlipAsync(Guid shipment, CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.ShipmentsWrite))
            return Forbid();

        var issued = await mediator.Send(new IssuePackingSlip(Number, shipment), cancellationToken);
        return issued.IsSuccess
            ? Redirect303($"{Here}/documents/{issued.Value.Id}")
            : await RefusedAsync(issued.Errors, null, cancellationToken);
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken) =>
        User.Has(Permissions.OrdersWrite)
            ? await DoneAsync(
                await mediator.Send(new SendDraft(Number, User.StaffId()), cancellationToken),
                T("Admin.Orders.Sent"),
                null,
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostConfirmOnTermsAsync(CancellationToken cancellationToken) =>
        User.Has(Permissions.OrdersWrite)
            ? await DoneAsync(
                await mediator.Send(new ConfirmOnTerms(Number, User.StaffId()), cancellationToken),
                T("Admin.Orders.Confirmed"),
                null,
                cancellationToken
            )
            : Forbid();

    /// <summary>Shows the link that opens the order without an account.</summary>
    public async Task<IActionResult> OnPostLinkAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.OrdersWrite))
            return Forbid();

        var copied = await mediator.Send(new CopyOrderLink(Number, User.StaffId()), cancellationToken);
        if (!copied.IsSuccess)
            return await RefusedAsync(copied.Errors, null, cancellationToken);
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        Link = copied.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostSendLinkAsync(Guid mailId, CancellationToken cancellationToken) =>
        User.Has(Permissions.OrdersWrite)
            ? await DoneAsync(
                await mediator.Send(new SendOrderLink(Number, mailId, User.StaffId()), cancellationToken),
                T("Admin.Orders.LinkSent"),
                null,
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostHoldAsync(CancellationToken cancellationToken) =>
        User.Has(Permissions.OrdersWrite)
            ? await DoneAsync(
                await mediator.Send(new HoldOrder(Number, Hold.Reason?.Trim() ?? string.Empty, User.StaffId()), cancellationToken),
                T("Admin.Orders.OnHold"),
                nameof(Hold),
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken) =>
        User.Has(Permissions.OrdersWrite)
            ? await DoneAsync(
                await mediator.Send(new ReleaseOrder(Number, User.StaffId()), cancellationToken),
                T("Admin.Orders.HoldReleased"),
                null,
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostNoteAsync(CancellationToken cancellationToken) =>
        User.Has(Permissions.OrdersWrite)
            ? await DoneAsync(
                await mediator.Send(
                    new AddOrderNote(Number, Note.Id ?? Guid.CreateVersion7(), Note.Text?.Trim() ?? string.Empty, User.StaffId()),
                    cancellationToken
                ),
                T("Admin.Orders.NoteSaved"),
                nameof(Note),
                cancellationToken
            )
            : Forbid();

    private async Task<IActionResult> DoneAsync(IOutcome outcome, string message, string? form, CancellationToken cancellationToken)
    {
        if (!outcome.IsSuccess)
            return await RefusedAsync(outcome.Errors, form, cancellationToken);

        Flash(message);
        return Redirect303(Here);
    }

    /// <param name="form">The model-binding prefix of the form; null for a button without fields.</param>
    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Error> errors, string? form, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        ModelState.AddErrors(form is null ? [.. errors.Select(error => error.At(null))] : errors, form ?? string.Empty);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetOrderForStaff(Number), cancellationToken);
        if (!found.IsSuccess)
            return false;

        Details = found.Value;
        Number = Order.Number;
        Names = await StaffNames.LoadAsync(mediator, cancellationToken);
        return true;
    }
}

public sealed record HoldInput
{
    public string? Reason { get; set; }
}

/// <summary>The form's id makes a repeated submit the same note.</summary>
public sealed record NoteInput
{
    public Guid? Id { get; set; }

    public string? Text { get; set; }
}
