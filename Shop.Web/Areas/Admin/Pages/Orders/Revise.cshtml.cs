using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders;

/// <summary>Revises a confirmed order: a preview first, then the change, based on the version that was previewed.</summary>
[Authorize(Policy = Permissions.OrdersWrite)]
public sealed class ReviseModel(IMediator mediator) : ShopPageModel
{
    private const int FirstRows = 3;
    private const int MaxUnits = 100_000;

    [BindProperty(SupportsGet = true)]
    public string Number { get; set; } = string.Empty;

    [BindProperty]
    public RevisionInput Input { get; set; } = new();

    public OrderView Order { get; private set; } = null!;

    public RevisionView? Preview { get; private set; }

    public IEnumerable<UnitRow> Rows =>
        Order.Lines.Select(line => new UnitRow(
            $"Input.Units[{line.Id}]",
            UnitRow.TitleOf(line.Title, line.VariantTitle),
            T("Admin.Orders.CurrentUnits", ("quantity", line.Quantity), ("price", line.UnitPrice)),
            MaxUnits,
            line.Quantity
        ));

    private string Here => $"/admin/orders/{Uri.EscapeDataString(Number)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (Order.Status is not ("confirmed" or "on_hold"))
        {
            Flash(T("Admin.Orders.NotConfirmed"), "info");
            return Redirect303(Here);
        }

        Input.Refund = User.Has(Permissions.RefundsWrite);
        return Page();
    }

    /// <summary>Adds rows without validating.</summary>
    public async Task<IActionResult> OnPostRowsAsync(CancellationToken cancellationToken)
    {
        OrderRow.Fill(Input.Added, Input.Added.Count + FirstRows);
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        await PreviewAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostApplyAsync(CancellationToken cancellationToken)
    {
        if (Input.Refund && !User.Has(Permissions.RefundsWrite))
            return Forbid();
        if (!await LoadAsync(cancellationToken))
            return NotFound();
        if (await PreviewAsync(cancellationToken) is not { } wanted)
            return Page();

        // Applies what was previewed, even if the form was edited afterwards; the command refuses another version.
        if (Input.Version == Order.Version && Preview!.After != ModelState.ReadMoney("Input.Shown", Input.Shown, Order.Currency))
        {
            ModelState.AddModelError(string.Empty, T("Admin.Orders.NewTotalShown", ("total", Preview.After)));
            return Page();
        }

        var revised = await mediator.Send(
            new ReviseOrder(
                Number,
                Input.Id ?? Guid.CreateVersion7(),
                Input.Version,
                wanted.Lines,
                wanted.Added,
                wanted.Shipping,
                Input.Refund,
                Input.Reason?.Trim() ?? string.Empty,
                User.StaffId()
            ),
            cancellationToken
        );
        if (!revised.IsSuccess)
        {
            AddErrors(revised.Errors, wanted);
            return Page();
        }

        Flash(T("Admin.Orders.Revised"));
        return Redirect303(Here);
    }

    private async Task<Wanted?> PreviewAsync(CancellationToken cancellationToken)
    {
        ModelState.AreUnitsRead("Input.Units");
        var added = OrderRow.Read(ModelState, "Input.Added", Input.Added, Order.Currency);
        var shipping = ModelState.ReadMoney("Input.Shipping", Input.Shipping, Order.Currency, T("Admin.Orders.PriceNeeded"));
        if (!ModelState.IsValid)
            return null;

        var lines = Order
            .Lines.Where(line => Input.Units.GetValueOrDefault(line.Id.ToString()) is { } quantity && quantity != line.Quantity)
            .Select(line => new RevisedLine(line.Id.ToString(), Input.Units[line.Id.ToString()]!.Value))
            .ToList();
        var wanted = new Wanted(
            lines,
            [.. added.Select(line => new AddedLine(line.Sku, line.Quantity, line.Price))],
            shipping,
            [.. added.Select(line => line.Row)]
        );
        var preview = await mediator.Send(new PreviewRevision(Number, wanted.Lines, wanted.Added, wanted.Shipping), cancellationToken);
        if (preview.IsSuccess)
        {
            Preview = preview.Value;
            return wanted;
        }

        AddErrors(preview.Errors, wanted);
        return null;
    }

    private void AddErrors(IReadOnlyList<Error> errors, Wanted wanted)
    {
        foreach (var error in errors)
        {
            // The titles of added goods, for errors about unknown SKUs.
            var field =
                error.Field is { } name && name.EndsWith(".Sku", StringComparison.Ordinal)
                    ? OrderRow.FieldOf(name, "Lines", "Added", wanted.Rows)
                    : OrderRow.FieldOf(error.Field, "Added", "Added", wanted.Rows);
            if (error.Code == "kernel.changed-meanwhile")
                ModelState.AddModelError(string.Empty, T("Admin.Orders.ChangedByOthers"));
            else
                ModelState.AddErrors([error.At(field == "Lines" ? null : field)], nameof(Input));
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetOrder(Number, new OrderViewer(null, null, IsStaff: true)), cancellationToken);
        if (!found.IsSuccess)
            return false;

        (Order, Number) = (found.Value, found.Value.Number);
        OrderRow.Fill(Input.Added, FirstRows);
        return true;
    }

    /// <param name="Rows">The form's row index of each added line.</param>
    private sealed record Wanted(
        IReadOnlyList<RevisedLine> Lines,
        IReadOnlyList<AddedLine> Added,
        Money? Shipping,
        IReadOnlyList<int> Rows
    );
}

public sealed record RevisionInput
{
    public Guid? Id { get; set; }

    /// <summary>The order's version when the page was rendered.</summary>
    public int Version { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public List<OrderRow> Added { get; set; } = [];

    public string? Shipping { get; set; }

    public bool Refund { get; set; }

    public string? Reason { get; set; }

    /// <summary>The total shown in the preview next to the button.</summary>
    public string? Shown { get; set; }
}
