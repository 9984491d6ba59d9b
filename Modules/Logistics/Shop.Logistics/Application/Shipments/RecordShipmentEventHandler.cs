using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Shipments;
using Shop.Logistics.Domain;

namespace Shop.Logistics.Application.Shipments;

internal sealed class RecordShipmentEventValidator : AbstractValidator<RecordShipmentEvent>
{
    public RecordShipmentEventValidator()
    {
        RuleFor(command => command.Status).IsInEnum();
        RuleFor(command => command.Carrier).MaximumLength(60).SingleLine();
        RuleFor(command => command.TrackingNumber).MaximumLength(60).SingleLine();
        RuleFor(command => command.Note).MaximumLength(300).SingleLine();
    }
}

internal sealed class RecordShipmentEventHandler(LogisticsDbContext db, TimeProvider clock)
    : IRequestHandler<RecordShipmentEvent, Result<ShipmentSummary>>
{
    public async Task<Result<ShipmentSummary>> Handle(RecordShipmentEvent command, CancellationToken cancellationToken)
    {
        if (await db.FindShipmentAsync(command.ShipmentId, cancellationToken) is not { } shipment)
            return LogisticsErrors.ShipmentNotFound;

        shipment.SetTracking(Text(command.Carrier), Text(command.TrackingNumber));
        shipment.MoveTo(command.Status, Text(command.Note), clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return ShipmentViews.Of(shipment);
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

internal sealed class ConfirmDeliveryHandler(LogisticsDbContext db, TimeProvider clock) : IRequestHandler<ConfirmDelivery, Result>
{
    public async Task<Result> Handle(ConfirmDelivery command, CancellationToken cancellationToken)
    {
        var shipped = await db.WholeShipments()
            .AsTracking()
            .Where(shipment => shipment.Reference == command.Reference && shipment.State == ShipmentStatus.Shipped)
            .ToListAsync(cancellationToken);
        foreach (var shipment in shipped)
            shipment.MoveTo(ShipmentStatus.Delivered, null, clock.GetUtcNow());

        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}
