using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Fulfillment;

internal sealed class ShipUnitsValidator : AbstractValidator<ShipUnits>
{
    public ShipUnitsValidator()
    {
        RuleFor(command => command.ShipmentId).NotEmpty();
        RuleFor(command => command.Carrier).MaximumLength(60).WithMessage("A carrier's name has at most 60 characters.").SingleLine();
        RuleFor(command => command.Location).MaximumLength(32).WithMessage("A location's code has at most 32 characters.").SingleLine();
        RuleFor(command => command.TrackingNumber)
            .MaximumLength(60)
            .WithMessage("A tracking number has at most 60 characters.")
            .SingleLine();
        RuleForEach(command => command.Lines)
            .ChildRules(line =>
            {
                line.RuleFor(unit => unit.Line).NotEmpty().WithMessage("Name the line by its id or SKU.");
                line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000).WithMessage("The quantity is a whole number from 1.");
            });
    }
}

internal sealed class ShipUnitsHandler(OrdersDbContext db, Departures departures, Consignments consignments, TimeProvider clock)
    : IRequestHandler<ShipUnits, Result<OrderShipmentView>>
{
    public async Task<Result<OrderShipmentView>> Handle(ShipUnits command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        await consignments.FreeCanceledAsync(order, cancellationToken);
        var now = clock.GetUtcNow();
        var units = command.Lines is null ? null : LineNames.Resolve(order, command.Lines.Select(unit => (unit.Line, unit.Quantity)));
        var version = order.Version;
        var consignment = order.Assign(
            command.ShipmentId,
            units,
            command.Carrier,
            command.TrackingNumber,
            command.Dispatch,
            command.StaffId,
            now
        );
        if (order.Version != version)
        {
            if (await departures.SetOutAsync(order, consignment, command.Location, cancellationToken) is { } error)
                return error;

            order.NoteStaffAction(command.StaffId, "ship", command.TrackingNumber, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        var shipment = await consignments.SendAsync(order, consignment, command.StaffId, cancellationToken);
        return shipment.IsSuccess ? OrderViews.Shipment(shipment.Value) : Result<OrderShipmentView>.Failure(shipment.Errors);
    }
}
