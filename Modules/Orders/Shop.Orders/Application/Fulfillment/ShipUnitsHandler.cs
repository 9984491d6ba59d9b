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
        RuleFor(command => command.Carrier).MaximumLength(60).SingleLine();
        RuleFor(command => command.Location).MaximumLength(32).SingleLine();
        RuleFor(command => command.TrackingNumber).MaximumLength(60).SingleLine();
        RuleForEach(command => command.Lines)
            .ChildRules(line =>
            {
                line.RuleFor(unit => unit.Line).NotEmpty().WithError("orders.line-missing");
                line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000);
            });
    }
}

internal sealed class ShipUnitsHandler(OrdersDbContext db, ShipmentSourcing sourcing, ShipmentSubmitter submitter, TimeProvider clock)
    : IRequestHandler<ShipUnits, Result<OrderShipmentView>>
{
    public async Task<Result<OrderShipmentView>> Handle(ShipUnits command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        await submitter.FreeCanceledAsync(order, cancellationToken);
        var now = clock.GetUtcNow();
        var units = command.Lines is null ? null : LineResolver.Resolve(order, command.Lines.Select(unit => (unit.Line, unit.Quantity)));
        var version = order.Version;
        var shipment = order.Assign(
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
            if (await sourcing.ChooseLocationAsync(order, shipment, command.Location, cancellationToken) is { } error)
                return error;

            order.NoteStaffAction(command.StaffId, "ship", command.TrackingNumber is { } tracking ? Message.Of(tracking) : null, now);
        }

        await db.SaveChangesAsync(cancellationToken);
        var sent = await submitter.SendAsync(order, shipment, command.StaffId, cancellationToken);
        return sent.IsSuccess ? OrderViews.Shipment(sent.Value) : Result<OrderShipmentView>.Failure(sent.Errors);
    }
}
