using FluentValidation;
using MediatR;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Application.Drafts;
using Shop.Orders.Application.Payments;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Orders;

internal sealed class ReviseOrderValidator : AbstractValidator<ReviseOrder>
{
    public ReviseOrderValidator()
    {
        RuleFor(command => command.RevisionId).NotEmpty();
        RuleFor(command => command.Reason).NotEmpty().WithError("orders.reason-missing").MaximumLength(200).SingleLine();
        RuleForEach(command => command.Lines).ChildRules(RevisionRules.Line);
        RuleForEach(command => command.Added).ChildRules(RevisionRules.Added);
        RuleFor(command => command.Shipping).Must(RevisionRules.IsPrice).WithError("orders.shipping-price");
    }
}

internal sealed class PreviewRevisionValidator : AbstractValidator<PreviewRevision>
{
    public PreviewRevisionValidator()
    {
        RuleForEach(query => query.Lines).ChildRules(RevisionRules.Line);
        RuleForEach(query => query.Added).ChildRules(RevisionRules.Added);
        RuleFor(query => query.Shipping).Must(RevisionRules.IsPrice).WithError("orders.shipping-price");
    }
}

internal static class RevisionRules
{
    public static void Line(InlineValidator<RevisedLine> line)
    {
        line.RuleFor(unit => unit.Line).NotEmpty().WithError("orders.line-missing");
        line.RuleFor(unit => unit.Quantity).InclusiveBetween(0, 100_000);
    }

    public static void Added(InlineValidator<AddedLine> line)
    {
        line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000);
        line.RuleFor(unit => unit.UnitPrice).Must(IsPrice).WithError("orders.unit-price");
    }

    public static bool IsPrice(Money? price) =>
        price is not { } money || (!money.IsNegative && money.IsInMinorUnits && money.Amount < 10_000_000);
}

/// <summary>Plans order revisions.</summary>
internal sealed class Revisions(DraftPricing pricing)
{
    public async Task<Result<RevisionPlan>> PlanAsync(
        Order order,
        IReadOnlyList<RevisedLine> lines,
        IReadOnlyList<AddedLine> added,
        Money? shipping,
        CancellationToken cancellationToken
    )
    {
        if (shipping is { } delivery && delivery.Currency != order.Currency)
            return OrderErrors.OtherCurrency(order.Currency, "Shipping");
        for (var index = 0; index < added.Count; index++)
            if (added[index].UnitPrice is { } asked && asked.Currency != order.Currency)
                return OrderErrors.OtherCurrency(order.Currency, $"Added[{index}].UnitPrice");

        // Added units of an existing SKU increase its line.
        var quantities = LineResolver
            .Resolve(order, lines.Select(line => (line.Line, line.Quantity)))
            .ToDictionary(unit => unit.LineId, unit => unit.Quantity);
        foreach (var unit in added)
        {
            if (order.Lines.FirstOrDefault(line => line.Sku == unit.Sku) is not { } line)
                continue;
            if (unit.UnitPrice is { } price && price != line.UnitPrice)
                return OrderErrors.AlreadyThere(unit.Sku.Value);
            quantities[line.Id.Value] = quantities.GetValueOrDefault(line.Id.Value, line.Quantity) + unit.Quantity;
        }

        var further = added
            .Select((unit, index) => (Unit: unit, Index: index))
            .Where(entry => order.Lines.All(line => line.Sku != entry.Unit.Sku))
            .ToList();
        var snapshots = await pricing.SnapshotsAsync(
            [.. further.Select(entry => new WrittenLine(entry.Unit.Sku, entry.Unit.Quantity, entry.Unit.UnitPrice))],
            Destination.Of(order.PickUp?.Address ?? order.ShippingAddress),
            index => $"Added[{further[index].Index}].Sku",
            cancellationToken
        );
        if (!snapshots.IsSuccess)
            return snapshots.Errors[0];

        return order.PlanRevision([.. quantities.Select(unit => new LineQuantity(unit.Key, unit.Value))], snapshots.Value, shipping);
    }

    public static RevisionView View(RevisionPlan plan) =>
        new(plan.Number, plan.Before, plan.Totals.Total, plan.Totals.Total - plan.Before, plan.Changes);
}

internal sealed class PreviewRevisionHandler(OrdersDbContext db, Revisions revisions)
    : IRequestHandler<PreviewRevision, Result<RevisionView>>
{
    public async Task<Result<RevisionView>> Handle(PreviewRevision query, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(query.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        var plan = await revisions.PlanAsync(order, query.Lines, query.Added, query.Shipping, cancellationToken);
        return plan.IsSuccess ? Revisions.View(plan.Value) : plan.Errors[0];
    }
}

internal sealed class ReviseOrderHandler(
    OrdersDbContext db,
    Revisions revisions,
    OrderHolds holds,
    IMediator mediator,
    IOptions<OrdersOptions> options,
    TimeProvider clock
) : IRequestHandler<ReviseOrder, Result<RevisionView>>
{
    public async Task<Result<RevisionView>> Handle(ReviseOrder command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;
        if (order.Revisions.FirstOrDefault(revision => revision.Id == command.RevisionId) is { } known)
            return new RevisionView(
                known.Number,
                In(order, known.TotalBefore),
                In(order, known.TotalAfter),
                In(order, known.TotalAfter - known.TotalBefore),
                known.Changes
            );

        order.Expect(command.Version);
        var planned = await revisions.PlanAsync(order, command.Lines, command.Added, command.Shipping, cancellationToken);
        if (!planned.IsSuccess)
            return planned.Errors[0];
        var plan = planned.Value;
        var held = await HoldAddedAsync(plan, command.RevisionId, cancellationToken);
        if (!held.IsSuccess)
            return held.Errors[0];

        var ledger = (await mediator.Send(new GetPayments(order.Id.Value, order.Currency), cancellationToken)).OrThrow().Value;
        var now = clock.GetUtcNow();
        order.Revise(command.RevisionId, plan, command.Reason, command.StaffId, now);
        held.Value.NoteBackordersOn(order);
        if (command.Refund && order.Balance.IsNegative)
            RefundSurplus(order, command, ledger, now);
        order.NoteStaffAction(command.StaffId, "revise", Message.Of(command.Reason), now);
        await db.SaveChangesAsync(cancellationToken);
        return Revisions.View(plan);
    }

    /// <summary>
    /// Reserves added units under the revision id; the revision's event transfers them to the order. If nothing is saved, the reservation
    /// expires.
    /// </summary>
    private async Task<Result<HeldStock>> HoldAddedAsync(RevisionPlan plan, Guid revisionId, CancellationToken cancellationToken)
    {
        var more = plan
            .Lines.Where(line => line.Quantity > line.Line.Quantity)
            .Select(line => new UnitsToHold(line.Line.Sku, line.Line.Title, line.Quantity - line.Line.Quantity))
            .Concat(plan.Added.Select(line => new UnitsToHold(line.Sku, line.Title, line.Quantity)))
            .ToList();
        return more.Count == 0
            ? new HeldStock(clock.GetUtcNow(), [])
            : await holds.HoldStockAsync(revisionId, more, TimeSpan.FromMinutes(options.Value.ReservationMinutes), cancellationToken);
    }

    /// <summary>Only saved here; the refund's event submits it.</summary>
    private static void RefundSurplus(Order order, ReviseOrder command, PaymentLedger ledger, DateTimeOffset now)
    {
        var amount = Money.Min(-order.BalanceWhen(ledger.Captured), ledger.Refundable(order));
        if (amount.IsPositive)
            order.StartRefund(
                command.RevisionId,
                amount,
                null,
                [],
                restock: false,
                Message.Of(command.Reason),
                command.StaffId,
                amount,
                now
            );
    }

    private static Money In(Order order, decimal amount) => new(amount, order.Currency);
}
