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
        RuleFor(command => command.Lines).NotEmpty().WithError("orders.nothing-left-in-shipment");
        RuleForEach(command => command.Lines)
            .ChildRules(line =>
            {
                line.RuleFor(unit => unit.Line).NotEmpty().WithError("orders.line-missing");
                line.RuleFor(unit => unit.Quantity).InclusiveBetween(1, 100_000);
            });
    }
}

internal sealed class RepackShipmentHandler(OrdersDbContext db, ShipmentSourcing sourcing, ShipmentSubmitter submitter, TimeProvider clock)
    : IRequestHandler<RepackShipment, Result<OrderShipmentView>>
{
    public async Task<Result<OrderShipmentView>> Handle(RepackShipment command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;

        await submitter.FreeCanceledAsync(order, cancellationToken);
        var units = LineResolver.Resolve(order, command.Lines.Select(unit => (unit.Line, unit.Quantity)));
        var (version, places) = (order.Version, await sourcing.ListAsync(order, cancellationToken));
        var shipment = order.BeginRepacking(command.ShipmentId, command.RepackId, units, command.StaffId, clock.GetUtcNow());
        if (order.Version != version)
        {
            var more = units
                .Select(unit => unit with { Quantity = unit.Quantity - shipment.Packed(unit.LineId) })
                .Where(unit => unit.Quantity > 0)
                .ToList();
            var error =
                command.Version is { } seen && seen != version
                    ? KernelErrors.ChangedMeanwhile
                    : await sourcing.AddAsync(order, shipment, more, places, cancellationToken);
            if (error is not null)
                return error;

            await db.SaveChangesAsync(cancellationToken);
        }

        var sent = await submitter.RepackAsync(order, shipment, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return sent.IsSuccess ? OrderViews.Shipment(sent.Value) : Result<OrderShipmentView>.Failure(sent.Errors);
    }
}
