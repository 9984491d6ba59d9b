using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Orders.Contracts.Orders;
using Shop.Web.Presentation;
using Shop.Web.Presentation.Forms;

namespace Shop.Web.Areas.Admin.Pages.Orders.Actions;

/// <summary>Revises a confirmed order: a preview first, then the change, based on the version that was previewed.</summary>
[Authorize(Policy = Permissions.OrdersWrite)]
public sealed class ReviseModel(IMediator mediator) : OrderActionModel(mediator)
{
    private const int FirstRows = 3;
    private const int MaxUnits = 100_000;

    [BindProperty]
    public RevisionInput Input { get; set; } = new();

    public RevisionView? Preview { get; private set; }

    public IEnumerable<UnitRow> Rows =>
        Order.Lines.Select(line => new UnitRow(
            $"Input.Units[{line.Id}]",
            UnitRow.TitleOf(line.Title, line.VariantTitle),
            T("Admin.Orders.CurrentUnits", ("quantity", line.Quantity), ("price", line.UnitPrice)),
            MaxUnits,
            line.Quantity
        ));

    protected override bool IsAllowed => Order.Status is OrderStatus.Confirmed or OrderStatus.OnHold;

    protected override string NotAllowed => T("Admin.Orders.NotConfirmed");

    public override Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.Refund = User.Has(Permissions.RefundsWrite);
        return base.OnGetAsync(cancellationToken);
    }

    /// <summary>Adds rows without validating.</summary>
    public async Task<IActionResult> OnPostRowsAsync(CancellationToken cancellationToken)
    {
        OrderRow.Fill(Input.Added, Input.Added.Count + FirstRows);
        return await LoadAsync(cancellationToken) ? ShowForm() : NotFound();
    }

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
            return NotFound();

        if (IsAllowed)
            await PreviewAsync(cancellationToken);
        return ShowForm();
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

        var revised = await Mediator.Send(
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

        return RedirectToOrder(T("Admin.Orders.Revised"));
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
        var preview = await Mediator.Send(new PreviewRevision(Number, wanted.Lines, wanted.Added, wanted.Shipping), cancellationToken);
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
            AddErrors([error.At(field)], nameof(Input));
        }
    }

    protected override Task<OrderView?> FindAsync(CancellationToken cancellationToken)
    {
        OrderRow.Fill(Input.Added, FirstRows);
        return base.FindAsync(cancellationToken);
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
