using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Logistics.Domain;
using Shop.Logistics.Domain.Shipments;

namespace Shop.Logistics.Application.Shipments;

internal sealed class ChangeShipmentLinesValidator : AbstractValidator<ChangeShipmentLines>
{
    public ChangeShipmentLinesValidator()
    {
        RuleFor(command => command.RepackId).NotEmpty();
        RuleFor(command => command.Lines).NotEmpty();
        RuleForEach(command => command.Lines).ChildRules(line => line.RuleFor(l => l.Quantity).InclusiveBetween(1, 100_000));
    }
}

internal sealed class ChangeShipmentLinesHandler(LogisticsDbContext db, TimeProvider clock)
    : IRequestHandler<ChangeShipmentLines, Result<ShipmentSummary>>
{
    public async Task<Result<ShipmentSummary>> Handle(ChangeShipmentLines command, CancellationToken cancellationToken)
    {
        if (await db.FindShipmentAsync(command.ShipmentId, cancellationToken) is not { } shipment)
            return LogisticsErrors.ShipmentNotFound;

        shipment.Repack(
            command.RepackId,
            [
                .. command.Lines.Select(
                    (line, index) =>
                        new ParcelLine(Guid.CreateVersion7(), index + 1, line.LineReference, line.Sku, line.Title, line.Quantity)
                ),
            ],
            clock.GetUtcNow()
        );
        await db.SaveChangesAsync(cancellationToken);
        return ShipmentViews.Of(shipment);
    }
}
