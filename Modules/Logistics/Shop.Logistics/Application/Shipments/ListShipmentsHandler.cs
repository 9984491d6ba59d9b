using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Logistics.Domain;

namespace Shop.Logistics.Application.Shipments;

internal sealed class ListShipmentsHandler(LogisticsDbContext db) : IRequestHandler<ListShipments, Result<IReadOnlyList<ShipmentSummary>>>
{
    public async Task<Result<IReadOnlyList<ShipmentSummary>>> Handle(ListShipments query, CancellationToken cancellationToken)
    {
        var shipments = await db.WholeShipments()
            .Where(shipment => shipment.Reference == query.Reference)
            .OrderBy(shipment => shipment.CreatedAt)
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<ShipmentSummary>>.Success([.. shipments.Select(ShipmentViews.Of)]);
    }
}

internal sealed class GetShipmentHandler(LogisticsDbContext db) : IRequestHandler<GetShipment, Result<ShipmentSummary>>
{
    public async Task<Result<ShipmentSummary>> Handle(GetShipment query, CancellationToken cancellationToken) =>
        await db.FindShipmentAsync(query.ShipmentId, cancellationToken) is { } shipment
            ? ShipmentViews.Of(shipment)
            : LogisticsErrors.ShipmentNotFound;
}

internal sealed class ListShipmentsToPackHandler(LogisticsDbContext db)
    : IRequestHandler<ListShipmentsToPack, Result<IReadOnlyList<ShipmentSummary>>>
{
    private const int Max = 200;

    public async Task<Result<IReadOnlyList<ShipmentSummary>>> Handle(ListShipmentsToPack query, CancellationToken cancellationToken)
    {
        var created = db.WholeShipments()
            .Where(shipment => shipment.State == ShipmentStatus.Created && (query.Location == null || shipment.Location == query.Location));
        var shipments = await created
            .OrderBy(shipment => shipment.CreatedAt)
            .ThenBy(shipment => shipment.Id)
            .Take(Max)
            .ToListAsync(cancellationToken);
        return Result<IReadOnlyList<ShipmentSummary>>.Success([.. shipments.Select(ShipmentViews.Of)]);
    }
}

internal sealed class SearchShipmentsValidator : AbstractValidator<SearchShipments>
{
    public SearchShipmentsValidator()
    {
        RuleFor(query => query.Query).MaximumLength(100);
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100);
    }
}

internal sealed class SearchShipmentsHandler(LogisticsDbContext db) : IRequestHandler<SearchShipments, Result<PagedList<ShipmentSummary>>>
{
    public async Task<Result<PagedList<ShipmentSummary>>> Handle(SearchShipments query, CancellationToken cancellationToken)
    {
        var shipments = db.WholeShipments();
        if (query.Query?.Trim() is { Length: > 0 } text)
        {
            var upper = text.ToUpperInvariant();
            shipments = shipments.Where(shipment => shipment.ReferenceText.Contains(upper) || shipment.TrackingNumber == text);
        }

        if (query.Status is { } status)
        {
            var state = status;
            shipments = shipments.Where(shipment => shipment.State == state);
        }

        var total = await shipments.CountAsync(cancellationToken);
        var page = await shipments
            .OrderByDescending(shipment => shipment.CreatedAt)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken);
        return new PagedList<ShipmentSummary>([.. page.Select(ShipmentViews.Of)], total, query.Page, query.PageSize);
    }
}
