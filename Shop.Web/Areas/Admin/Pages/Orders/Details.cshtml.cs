using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Orders.Contracts.Returns;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Operations;
using Shop.Users.Contracts.Customers;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders;

/// <summary>One order and the actions its current state allows.</summary>
[Authorize(Policy = Permissions.OrdersRead)]
public sealed class DetailsModel(IMediator mediator, IMessageTexts texts) : ShopPageModel
{
    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    [BindProperty]
    public ShipInput Ship { get; set; } = new();

    [BindProperty]
    public RefundInput Refund { get; set; } = new();

    [BindProperty]
    public MoneyInput Money { get; set; } = new();

    [BindProperty]
    public CancellationInput Cancellation { get; set; } = new();

    [BindProperty]
    public TakeBackInput TakeBack { get; set; } = new();

    [BindProperty]
    public ReasonInput Reason { get; set; } = new();

    [BindProperty]
    public NoteInput Note { get; set; } = new();

    public OrderView Order { get; private set; } = null!;

    /// <summary>The credit terms this draft can be confirmed on; null for any other order, and for customers without terms.</summary>
    public CreditTerms? Terms { get; private set; }

    /// <summary>Writes timeline messages, with instants in the shop's time zone.</summary>
    public IMessageTexts Texts => texts;

    public StaffNames Names { get; private set; } = StaffNames.None;

    /// <summary>The customer's order link, shown on request.</summary>
    public string? Link { get; private set; }

    public IReadOnlyList<DocumentItem> Documents { get; private set; } = [];

    public IReadOnlyList<StockLocation> Locations { get; private set; } = [];

    /// <summary>The locations a parcel can ship from, and how many of the unshipped units each holds.</summary>
    public IReadOnlyList<SelectListItem> ShipFromOptions =>
        [
            new(T("Admin.Orders.ReservedLocation"), string.Empty),
            .. from location in Locations
            where location.IsActive
            let units = Order.Lines.Sum(line => line.Places.Where(place => place.Location == location.Code).Sum(place => place.Units))
            select new SelectListItem(
                units > 0 ? T("Admin.Orders.LocationReserved", ("location", location.Name), ("reserved", units)) : location.Name,
                location.Code
            ),
        ];

    /// <summary>The preview of the refund in the form, shown on request.</summary>
    public RefundPreview? Preview { get; private set; }

    /// <summary>A confirmed order whose total was raised afterwards.</summary>
    public bool OwesExtra => Order.Status is "confirmed" or "on_hold" && Can("pay");

    /// <summary>Amounts withheld by the bank during an open dispute, and lost in disputes.</summary>
    public (Money Open, Money Lost) Disputed { get; private set; }

    /// <summary>The form has an error or a preview, so it is rendered open.</summary>
    public bool IsOpen(string form) =>
        (form == nameof(Refund) && Preview is not null)
        || ModelState.Any(entry => entry.Key.StartsWith(form + ".", StringComparison.Ordinal));

    /// <summary>The lines of a form that takes quantities.</summary>
    public IEnumerable<UnitRow> Rows(string form, Func<OrderLineView, int> max, Func<OrderLineView, string> note, bool all = false) =>
        from line in Order.Lines
        where max(line) > 0
        select new UnitRow(
            $"{form}.Units[{line.Id}]",
            UnitRow.TitleOf(line.Title, line.VariantTitle),
            note(line),
            max(line),
            all ? max(line) : 0
        );

    /// <summary>How many units of a line are left to ship, and where they are when there are several locations.</summary>
    public string LeftToShip(OrderLineView line) =>
        Locations.Count > 1 && line.Places.Count > 0
            ? T(
                "Admin.Orders.LeftToShipAt",
                ("left", line.Shippable),
                (
                    "places",
                    line.Places.Select(place => T("Admin.Orders.UnitsAt", ("quantity", place.Units), ("location", NameOf(place.Location))))
                )
            )
            : T("Admin.Orders.LeftToShip", ("left", line.Shippable));

    public static string LeftToRefund(OrderLineView line) =>
        T("Admin.Orders.LeftToRefund", ("price", line.UnitPrice), ("max", line.Quantity - line.Refunded));

    public static string UpTo(int max) => T("Admin.Orders.UpTo", ("max", max));

    /// <summary>The SKU of a line and what is special about its units.</summary>
    public static string NotesOf(OrderLineView line)
    {
        string?[] notes =
        [
            line.Sku.Value,
            line.Backordered > 0 && line.Shippable > 0 ? BackorderText.Of(line.Backordered, line.Quantity, line.ExpectedOn) : null,
            line.Canceled > 0 ? T("Admin.Orders.UnitsCanceled", ("quantity", line.Canceled)) : null,
            line.InReturn > 0 ? T("Admin.Orders.UnitsInReturn", ("quantity", line.InReturn)) : null,
            line.Returned > 0 ? T("Admin.Orders.UnitsReturned", ("quantity", line.Returned)) : null,
        ];
        return string.Join(" · ", notes.OfType<string>());
    }

    public static string UnitsText(IEnumerable<(int Quantity, string Title)> units) =>
        string.Join(", ", units.Select(unit => T("Admin.Orders.UnitsOf", ("quantity", unit.Quantity), ("title", unit.Title))));

    public static string NameOf(DocumentItem document) =>
        document.Kind switch
        {
            DocumentKind.Invoice => T("Admin.Orders.Invoice", ("number", document.Number)),
            DocumentKind.CreditNote => T("Admin.Orders.CreditNote", ("number", document.Number)),
            _ => T("Admin.Orders.PackingSlipNumber", ("number", document.Number)),
        };

    public string LocationOf(OrderShipmentView shipment, string location) =>
        shipment.IsPickUp
            ? T("Admin.Orders.PickupAt", ("location", NameOf(location)))
            : T("Admin.Orders.ShipsFrom", ("location", NameOf(location)));

    public string BalanceLabel =>
        Order.Balance.IsNegative ? T("Admin.Orders.Overpaid")
        : Order.DueOn is { } due ? T("Admin.Orders.OutstandingDue", ("date", due))
        : T("Admin.Orders.Outstanding");

    /// <summary>The manual status changes of a shipment, with the texts of their buttons.</summary>
    public static IReadOnlyList<(ShipmentStatus To, string Text)> NextSteps(OrderShipmentView shipment)
    {
        var cancel = (ShipmentStatus.Canceled, T("Admin.Orders.CancelShipment"));
        var ship = (ShipmentStatus.Shipped, T("Admin.Orders.MarkShipped"));
        return (shipment.Status, shipment.IsPickUp) switch
        {
            ("created", true) => [(ShipmentStatus.Packed, T("Admin.Orders.MarkReadyForPickup")), cancel],
            ("packed", true) => [(ShipmentStatus.Delivered, T("Admin.Orders.MarkPickedUp")), cancel],
            ("created", _) => [(ShipmentStatus.Packed, T("Admin.Orders.MarkPacked")), ship, cancel],
            ("packed", _) => [ship, cancel],
            ("shipped", _) =>
            [
                (ShipmentStatus.Delivered, T("Admin.Orders.MarkDelivered")),
                (ShipmentStatus.DeliveryFailed, T("Admin.Orders.MarkDeliveryFailed")),
            ],
            ("delivery_failed", _) =>
            [
                (ShipmentStatus.Shipped, T("Admin.Orders.MarkRedelivering")),
                (ShipmentStatus.ReturnedToSender, T("Admin.Orders.MarkReturnedToSender")),
            ],
            _ => [],
        };
    }

    public string NameOf(string location) => Locations.FirstOrDefault(known => known.Code == location)?.Name ?? location;

    public bool Can(string action) => Order.AllowedActions.Contains(action);

    private string Here => $"/admin/orders/{Uri.EscapeDataString(Number)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostShipAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.ShipmentsWrite))
            return Forbid();
        if (!ModelState.AreUnitsRead("Ship.Units"))
            return await RefusedAsync([], nameof(Ship), cancellationToken);

        var lines = FormReading.Chosen(Ship.Units).Select(unit => new UnitsToShip(unit.Line, unit.Quantity)).ToList();
        if (lines.Count == 0)
            return await RefusedAsync([Error.Invalid("admin.no-units")], nameof(Ship), cancellationToken);

        var shipped = await mediator.Send(
            new ShipUnits(
                Number,
                Ship.Id ?? Guid.CreateVersion7(),
                lines,
                Ship.Carrier?.Trim(),
                Ship.TrackingNumber?.Trim(),
                Ship.Dispatch,
                User.StaffId(),
                string.IsNullOrEmpty(Ship.Location) ? null : Ship.Location
            ),
            cancellationToken
        );
        return await DoneAsync(
            shipped,
            Ship.Dispatch ? T("Admin.Orders.ShipmentSent") : T("Admin.Orders.ShipmentCreated"),
            nameof(Ship),
            cancellationToken
        );
    }

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
        return await DoneAsync(moved, T("Admin.Orders.ShipmentUpdated"), string.Empty, cancellationToken);
    }

    /// <summary>Shows the refund preview.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.RefundsWrite))
            return Forbid();
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        await PreviewAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRefundAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.RefundsWrite))
            return Forbid();
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (await PreviewAsync(cancellationToken) is not { } requested)
            return Page();

        // Refunds the amount that was previewed, even if the form was edited afterwards.
        if (Preview!.Amount != ModelState.ReadMoney("Refund.Shown", Refund.Shown, Order.Currency))
        {
            ModelState.AddModelError(string.Empty, T("Admin.Orders.RefundChanged", ("amount", Preview.Amount)));
            return Page();
        }

        var refunded = await mediator.Send(
            new RefundOrder(
                Number,
                Refund.Id ?? Guid.CreateVersion7(),
                requested.Amount,
                requested.Lines,
                Refund.Restock,
                Refund.Reason?.Trim() ?? string.Empty,
                User.StaffId(),
                requested.Shipping
            ),
            cancellationToken
        );
        return await DoneAsync(refunded, T("Admin.Orders.RefundSubmitted"), nameof(Refund), cancellationToken);
    }

    public async Task<IActionResult> OnPostCancelUnitsAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.OrdersWrite) || (Cancellation.Refund && !User.Has(Permissions.RefundsWrite)))
            return Forbid();
        if (!ModelState.AreUnitsRead("Cancellation.Units"))
            return await RefusedAsync([], nameof(Cancellation), cancellationToken);

        var canceled = await mediator.Send(
            new CancelUnits(
                Number,
                Cancellation.Id ?? Guid.CreateVersion7(),
                [.. FormReading.Chosen(Cancellation.Units).Select(unit => new UnitsToCancel(unit.Line, unit.Quantity))],
                Cancellation.Refund,
                Cancellation.Restock,
                Cancellation.Reason?.Trim() ?? string.Empty,
                User.StaffId()
            ),
            cancellationToken
        );
        return await DoneAsync(canceled, T("Admin.Orders.ItemsCanceled"), nameof(Cancellation), cancellationToken);
    }

    public async Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.OrdersWrite))
            return Forbid();
        if (!ModelState.AreUnitsRead("TakeBack.Units"))
            return await RefusedAsync([], nameof(TakeBack), cancellationToken);

        var requested = await mediator.Send(
            new RequestReturn(
                Number,
                Staff,
                TakeBack.Id ?? Guid.CreateVersion7(),
                TakeBack.Kind,
                [.. FormReading.Chosen(TakeBack.Units).Select(unit => new UnitsToReturn(unit.Line, unit.Quantity))],
                TakeBack.Reason?.Trim() ?? string.Empty,
                User.StaffId()
            ),
            cancellationToken
        );
        if (!requested.IsSuccess)
            return await RefusedAsync(requested.Errors, nameof(TakeBack), cancellationToken);

        Flash(T("Admin.Orders.ReturnCreated", ("number", requested.Value.Number)));
        return Redirect303($"/admin/returns/{requested.Value.Id}");
    }

    /// <summary>Issues the packing slip of a shipment and opens it for printing.</summary>
    public async Task<IActionResult> OnPostSlipAsync(Guid shipment, CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.ShipmentsWrite))
            return Forbid();

        var issued = await mediator.Send(new IssuePackingSlip(Number, shipment), cancellationToken);
        return issued.IsSuccess
            ? Redirect303($"{Here}/documents/{issued.Value.Id}")
            : await RefusedAsync(issued.Errors, string.Empty, cancellationToken);
    }

    public async Task<IActionResult> OnPostSendAsync(CancellationToken cancellationToken) =>
        User.Has(Permissions.OrdersWrite)
            ? await DoneAsync(
                await mediator.Send(new SendDraft(Number, User.StaffId()), cancellationToken),
                T("Admin.Orders.Sent"),
                string.Empty,
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostConfirmOnTermsAsync(CancellationToken cancellationToken) =>
        User.Has(Permissions.OrdersWrite)
            ? await DoneAsync(
                await mediator.Send(new ConfirmOnTerms(Number, User.StaffId()), cancellationToken),
                T("Admin.Orders.Confirmed"),
                string.Empty,
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
            return await RefusedAsync(copied.Errors, string.Empty, cancellationToken);
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
                string.Empty,
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostRecordPaymentAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (ModelState.ReadMoney("Money.Amount", Money.Amount ?? string.Empty, Order.Currency) is not { } arrived)
            return ModelState.IsValid
                ? await RefusedAsync([Error.Invalid("admin.amount").At("Amount")], nameof(Money), cancellationToken)
                : Page();
        if (Order.Payments.LastOrDefault(payment => payment.IsOffline) is not { } payment)
            return await RefusedAsync([Error.Refused("admin.no-offline")], nameof(Money), cancellationToken);

        var recorded = await mediator.Send(
            new RecordManualPayment(payment.Id, Money.Id ?? Guid.CreateVersion7(), arrived, Money.Note?.Trim(), User.StaffId()),
            cancellationToken
        );
        return await DoneAsync(recorded, T("Admin.Orders.PaymentRecorded"), nameof(Money), cancellationToken);
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) =>
        User.Has(Permissions.OrdersWrite)
            ? await DoneAsync(
                await mediator.Send(new CancelOrder(Number, Staff, Reason.Text?.Trim() ?? string.Empty, User.StaffId()), cancellationToken),
                T("Admin.Orders.Canceled"),
                nameof(Reason),
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostHoldAsync(CancellationToken cancellationToken) =>
        User.Has(Permissions.OrdersWrite)
            ? await DoneAsync(
                await mediator.Send(new HoldOrder(Number, Reason.Text?.Trim() ?? string.Empty, User.StaffId()), cancellationToken),
                T("Admin.Orders.OnHold"),
                nameof(Reason),
                cancellationToken
            )
            : Forbid();

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken) =>
        User.Has(Permissions.OrdersWrite)
            ? await DoneAsync(
                await mediator.Send(new ReleaseOrder(Number, User.StaffId()), cancellationToken),
                T("Admin.Orders.HoldReleased"),
                string.Empty,
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

    private static OrderViewer Staff => new(null, null, IsStaff: true);

    /// <summary>Fills <see cref="Preview"/> and returns the request of the form, or adds errors to its fields.</summary>
    private async Task<(Money? Amount, IReadOnlyList<UnitsToRefund> Lines, Money? Shipping)?> PreviewAsync(
        CancellationToken cancellationToken
    )
    {
        ModelState.AreUnitsRead("Refund.Units");
        var amount = ModelState.ReadMoney("Refund.Amount", Refund.Amount, Order.Currency);
        var shipping = ModelState.ReadMoney("Refund.Shipping", Refund.Shipping, Order.Currency);
        var lines = FormReading.Chosen(Refund.Units).Select(unit => new UnitsToRefund(unit.Line, unit.Quantity)).ToList();
        if (ModelState.IsValid && amount is null && shipping is null && lines.Count == 0)
            ModelState.AddModelError("Refund.Amount", T("Admin.Orders.NothingToRefund"));
        if (!ModelState.IsValid)
            return null;

        var preview = await mediator.Send(new PreviewRefund(Number, amount, lines, shipping, Refund.Restock), cancellationToken);
        if (!preview.IsSuccess)
        {
            AddErrors(preview.Errors, nameof(Refund));
            return null;
        }

        Preview = preview.Value;
        return (amount, lines, shipping);
    }

    private async Task<IActionResult> DoneAsync(IOutcome outcome, string message, string prefix, CancellationToken cancellationToken)
    {
        if (!outcome.IsSuccess)
            return await RefusedAsync(outcome.Errors, prefix, cancellationToken);

        Flash(message);
        return Redirect303(Here);
    }

    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Error> errors, string prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        AddErrors(errors, prefix);
        return Page();
    }

    private void AddErrors(IReadOnlyList<Error> errors, string prefix)
    {
        foreach (var error in errors)
        {
            var field = error.Field switch
            {
                "Reason" when prefix == nameof(Reason) => "Text",
                "Lines" => null,
                var name => name,
            };
            ModelState.AddErrors([error with { Field = field }], prefix);
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetOrder(Number, Staff), cancellationToken);
        if (!found.IsSuccess)
            return false;

        (Order, Number) = (found.Value, found.Value.Number);
        var ledger = await mediator.Send(new GetPayments(Order.Id, Order.Currency), cancellationToken);
        Disputed = ledger.IsSuccess
            ? (ledger.Value.Disputed, ledger.Value.ChargedBack)
            : (Shop.Kernel.Money.Zero(Order.Currency), Shop.Kernel.Money.Zero(Order.Currency));
        if (
            Order.Status == "draft"
            && await mediator.Send(new GetCreditTerms(Order.Email), cancellationToken) is { IsSuccess: true } credit
        )
            Terms = credit.Value.Terms;
        Names = await StaffNames.LoadAsync(mediator, cancellationToken);
        Documents = (await mediator.Send(new ListDocuments(Number, Staff), cancellationToken)).Value;
        Locations = (await mediator.Send(new ListLocations(), cancellationToken)).Value;
        if (!ModelState.ContainsKey("Cancellation.Refund"))
            Cancellation.Refund = User.Has(Permissions.RefundsWrite);
        return true;
    }
}
