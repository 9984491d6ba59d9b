using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

internal sealed class RepackShipmentValidator : AbstractValidator<RepackShipment>
{
    public RepackShipmentValidator()
    {
        RuleFor(command => command.RepackId).NotEmpty();
        RuleFor(command => command.Lines).NotEmpty().WithMessage("Leave something in it, or cancel the shipment.");
        RuleForEach(command => command.Lines)
            .ChildRules(line =>
            {
                line.RuleFor(unit => unit.Line).NotEmpty().WithMessage("Name the line by its id or SKU.");
                line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000).WithMessage("The quantity is a whole number from 1.");
            });
    }
}

internal sealed class RepackShipmentHandler(OrdersDbContext db, Departures departures, Consignments consignments, TimeProvider clock)
    : IRequestHandler<RepackShipment, Result<OrderShipmentView>>
{
    public async Task<Result<OrderShipmentView>> Handle(RepackShipment command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        await consignments.FreeCanceledAsync(order, cancellationToken);
        var units = LineNames.Resolve(order, command.Lines.Select(unit => (unit.Line, unit.Quantity)));
        var (version, places) = (order.Version, await departures.ListAsync(order, cancellationToken));
        var consignment = order.BeginRepacking(command.ShipmentId, command.RepackId, units, command.StaffId, clock.GetUtcNow());
        if (order.Version != version)
        {
            var more = units
                .Select(unit => unit with { Quantity = unit.Quantity - consignment.Packed(unit.LineId) })
                .Where(unit => unit.Quantity > 0)
                .ToList();
            var error =
                command.Version is { } seen && seen != version
                    ? KernelErrors.ChangedMeanwhile
                    : await departures.JoinAsync(order, consignment, more, places, cancellationToken);
            if (error is not null)
                return error;

            await db.SaveChangesAsync(cancellationToken);
        }

        var shipment = await consignments.RepackAsync(order, consignment, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return shipment.IsSuccess ? OrderViews.Shipment(shipment.Value) : Result<OrderShipmentView>.Failure(shipment.Errors);
    }
}
