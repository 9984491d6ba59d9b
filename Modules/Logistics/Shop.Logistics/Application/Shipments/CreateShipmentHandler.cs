using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Application.Carriers;
using Shop.Logistics.Application.Rates;
using Shop.Logistics.Contracts.Shipments;
using Shop.Logistics.Domain.Shipments;
using Shop.Logistics.Domain.Zones;

namespace Shop.Logistics.Application.Shipments;

internal sealed class CreateShipmentValidator : AbstractValidator<CreateShipment>
{
    public CreateShipmentValidator()
    {
        RuleFor(command => command.ShipmentId).NotEmpty();
        RuleFor(command => command.Lines).NotEmpty();
        RuleForEach(command => command.Lines).ChildRules(line => line.RuleFor(l => l.Quantity).InclusiveBetween(1, 100_000));
        RuleFor(command => command.Carrier).MaximumLength(60).SingleLine();
        RuleFor(command => command.TrackingNumber).MaximumLength(60).SingleLine();
        RuleFor(command => command.Location).MaximumLength(32).SingleLine();
    }
}

internal sealed class CreateShipmentHandler(LogisticsDbContext db, IEnumerable<ICarrier> carriers, TimeProvider clock)
    : IRequestHandler<CreateShipment, Result<ShipmentSummary>>
{
    public async Task<Result<ShipmentSummary>> Handle(CreateShipment command, CancellationToken cancellationToken)
    {
        if (await db.FindShipmentAsync(command.ShipmentId, cancellationToken) is { } known)
            return ShipmentViews.Of(known);

        var now = clock.GetUtcNow();
        var method = await FindMethodAsync(command, cancellationToken);
        var shipment = new Shipment(
            new ShipmentId(command.ShipmentId),
            command.Reference,
            command.ReferenceText,
            command.ShippingMethod,
            command.Address,
            command.Lines.Select(
                (line, index) => new ParcelLine(Guid.CreateVersion7(), index + 1, line.LineReference, line.Sku, line.Title, line.Quantity)
            ),
            method?.PickUp is null ? command.Carrier ?? method?.Carrier : null,
            command.TrackingNumber,
            now
        );
        shipment.StartAt(command.Location ?? method?.PickUp?.Location, method?.PickUp is not null);
        if (carriers.Any())
            shipment.AskForCarrier(now);
        db.Shipments.Add(shipment);
        await db.SaveChangesAsync(cancellationToken);
        return ShipmentViews.Of(shipment);
    }

    private async Task<Method?> FindMethodAsync(CreateShipment command, CancellationToken cancellationToken)
    {
        var zones = await db.Zones.Include(zone => zone.Methods).ToListAsync(cancellationToken);
        return zones
            .ByFit(command.Address.Country, command.Address.PostalCode)
            .Union(zones)
            .SelectMany(zone => zone.Methods)
            .FirstOrDefault(method => method.Code == command.ShippingMethod);
    }
}
