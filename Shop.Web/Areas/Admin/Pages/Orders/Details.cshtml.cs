using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Shop.Kernel;
using Shop.Kernel.Http;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Ordering;
using Shop.Payments.Contracts.Operations;
using Shop.Web.Support;

namespace Shop.Web.Areas.Admin.Pages.Orders;

/// <summary>One order with everything that can be done to it now.</summary>
[Authorize(Policy = Permissions.OrdersRead)]
public sealed class DetailsModel(IMediator mediator) : ShopPageModel
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
    public ReasonInput Reason { get; set; } = new();

    [BindProperty]
    public NoteInput Note { get; set; } = new();

    public OrderView Order { get; private set; } = null!;

    /// <summary>The id of a line's control, as the summary of faults links to it.</summary>
    public string IdOf(string key) => TagBuilder.CreateSanitizedId(key, "_");

    public string? Fault(string key) => ModelState.TryGetValue(key, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>What was typed, or what the form proposes.</summary>
    public string Entered(string key, int proposed) => ModelState.TryGetValue(key, out var entry) && entry.AttemptedValue is { } typed ? typed : proposed.ToString(CultureInfo.CurrentCulture);

    public bool Can(string action) => Order.AllowedActions.Contains(action);

    private string Here => $"/admin/orders/{Uri.EscapeDataString(Number)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostShipAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.ShipmentsWrite))
            return Forbid();
        if (!AreUnitsRead("Ship"))
            return await RefusedAsync([], nameof(Ship), cancellationToken);

        var lines = Units(Ship.Units).Select(unit => new UnitsToShip(unit.Line, unit.Quantity)).ToList();
        if (lines.Count == 0)
            return await RefusedAsync([Error.Invalid("admin.no-units", "Choose at least one unit to ship.")], nameof(Ship), cancellationToken);

        var shipped = await mediator.Send(
            new ShipUnits(Number, Ship.Id ?? Guid.CreateVersion7(), lines, Ship.Carrier?.Trim(), Ship.TrackingNumber?.Trim(), Ship.Dispatch, User.StaffId()), cancellationToken);
        return await DoneAsync(shipped, Ship.Dispatch ? "The parcel is on its way; the customer gets a mail." : "The shipment is prepared.", nameof(Ship), cancellationToken);
    }

    public async Task<IActionResult> OnPostShipmentAsync(Guid shipment, ShipmentStatus status, string? note, string? trackingNumber, CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.ShipmentsWrite))
            return Forbid();

        var moved = await mediator.Send(new RecordShipmentEvent(shipment, status, null, trackingNumber, note, User.StaffId()), cancellationToken);
        return await DoneAsync(moved, "The shipment was moved on.", string.Empty, cancellationToken);
    }

    public async Task<IActionResult> OnPostRefundAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.RefundsWrite))
            return Forbid();
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (!AreUnitsRead("Refund"))
            return Page();

        Money? amount = null;
        if (!string.IsNullOrWhiteSpace(Refund.Amount))
        {
            if (!decimal.TryParse(Refund.Amount, NumberStyles.AllowDecimalPoint, CultureInfo.CurrentCulture, out var number))
                return await RefusedAsync([Error.Invalid("admin.amount", "Enter an amount like 12.50.", "Amount")], nameof(Refund), cancellationToken);
            amount = new Money(number, Order.Currency);
        }

        var lines = Units(Refund.Units).Select(unit => new UnitsToRefund(unit.Line, unit.Quantity)).ToList();
        var refunded = await mediator.Send(
            new RefundOrder(Number, Refund.Id ?? Guid.CreateVersion7(), amount, lines, Refund.Restock, Refund.Reason?.Trim() ?? string.Empty, User.StaffId()), cancellationToken);
        return await DoneAsync(refunded, "The refund is on its way.", nameof(Refund), cancellationToken);
    }

    public async Task<IActionResult> OnPostRecordPaymentAsync(CancellationToken cancellationToken)
    {
        if (!User.Has(Permissions.PaymentsWrite))
            return Forbid();
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (!decimal.TryParse(Money.Amount, NumberStyles.AllowDecimalPoint, CultureInfo.CurrentCulture, out var number))
            return await RefusedAsync([Error.Invalid("admin.amount", "Enter the amount that arrived, like 49.90.", "Amount")], nameof(Money), cancellationToken);
        if (Order.Payments.LastOrDefault(payment => payment.IsOffline) is not { } payment)
            return await RefusedAsync([Error.Refused("admin.no-offline", "This order has no payment that could be recorded by hand.")], nameof(Money), cancellationToken);

        var recorded = await mediator.Send(
            new RecordManualPayment(payment.Id, Money.Id ?? Guid.CreateVersion7(), new Money(number, Order.Currency), Money.Note?.Trim(), User.StaffId()), cancellationToken);
        return await DoneAsync(recorded, "The payment is recorded.", nameof(Money), cancellationToken);
    }

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken cancellationToken) => User.Has(Permissions.OrdersWrite)
        ? await DoneAsync(
            await mediator.Send(new CancelOrder(Number, Staff, Reason.Text?.Trim() ?? string.Empty, User.StaffId()), cancellationToken),
            "The order is canceled; stock and money are let go of.", nameof(Reason), cancellationToken)
        : Forbid();

    public async Task<IActionResult> OnPostHoldAsync(CancellationToken cancellationToken) => User.Has(Permissions.OrdersWrite)
        ? await DoneAsync(
            await mediator.Send(new HoldOrder(Number, Reason.Text?.Trim() ?? string.Empty, User.StaffId()), cancellationToken), "The order is on hold.", nameof(Reason), cancellationToken)
        : Forbid();

    public async Task<IActionResult> OnPostReleaseAsync(CancellationToken cancellationToken) => User.Has(Permissions.OrdersWrite)
        ? await DoneAsync(await mediator.Send(new ReleaseOrder(Number, User.StaffId()), cancellationToken), "The order goes on.", string.Empty, cancellationToken)
        : Forbid();

    public async Task<IActionResult> OnPostNoteAsync(CancellationToken cancellationToken) => User.Has(Permissions.OrdersWrite)
        ? await DoneAsync(
            await mediator.Send(new AddOrderNote(Number, Note.Id ?? Guid.CreateVersion7(), Note.Text?.Trim() ?? string.Empty, User.StaffId()), cancellationToken), "The note is saved.", nameof(Note), cancellationToken)
        : Forbid();

    private static OrderViewer Staff => new(null, null, IsStaff: true);

    /// <summary>Numbers of units that cannot be read say so at their field.</summary>
    private bool AreUnitsRead(string form)
    {
        foreach (var key in ModelState.Keys.Where(key => key.StartsWith(form + ".Units[", StringComparison.Ordinal)).ToList())
        {
            if (ModelState[key]!.AttemptedValue is { Length: > 0 } typed && !(int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            {
                ModelState[key]!.Errors.Clear();
                ModelState.AddModelError(key, "Enter a whole number from 0.");
            }
        }

        return ModelState.IsValid;
    }

    private static IEnumerable<(string Line, int Quantity)> Units(Dictionary<string, int?>? units) =>
        (units ?? []).Where(unit => unit.Value is > 0).Select(unit => (unit.Key, unit.Value!.Value));

    private async Task<IActionResult> DoneAsync(IOutcome outcome, string said, string prefix, CancellationToken cancellationToken)
    {
        if (!outcome.IsSuccess)
            return await RefusedAsync(outcome.Errors, prefix, cancellationToken);

        Say(said);
        return SeeOther(Here);
    }

    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Error> errors, string prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        foreach (var error in errors)
        {
            var field = error.Field switch { "Reason" when prefix == nameof(Reason) => "Text", "Lines" => null, var name => name };
            ModelState.AddErrors([error with { Field = field }], prefix);
        }

        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetOrder(Number, Staff), cancellationToken);
        if (!found.IsSuccess)
            return false;

        (Order, Number) = (found.Value, found.Value.Number);
        return true;
    }
}

/// <summary>Units by line id; the id of the form makes a second click the same shipment.</summary>
public sealed record ShipInput
{
    public Guid? Id { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public string? Carrier { get; set; }

    public string? TrackingNumber { get; set; }

    public bool Dispatch { get; set; }
}

public sealed record RefundInput
{
    public Guid? Id { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public string? Amount { get; set; }

    public bool Restock { get; set; }

    public string? Reason { get; set; }
}

public sealed record MoneyInput
{
    public Guid? Id { get; set; }

    public string? Amount { get; set; }

    public string? Note { get; set; }
}

public sealed record ReasonInput
{
    public string? Text { get; set; }
}

public sealed record NoteInput
{
    public Guid? Id { get; set; }

    public string? Text { get; set; }
}
