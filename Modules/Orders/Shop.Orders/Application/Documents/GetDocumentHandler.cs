using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Locations;
using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Domain.Documents;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Documents;

internal sealed class GetDocumentHandler(OrdersDbContext db, OrderAccess access) : IRequestHandler<GetDocument, Result<IssuedDocument>>
{
    public async Task<Result<IssuedDocument>> Handle(GetDocument query, CancellationToken cancellationToken)
    {
        var order = await access.FindAsync(query.OrderNumber, query.Viewer, cancellationToken);
        var id = new DocumentId(query.DocumentId);
        var document = order is null
            ? null
            : await db.Documents.SingleOrDefaultAsync(document => document.Id == id && document.OrderId == order.Id, cancellationToken);
        return document is null || (document.Kind == DocumentKind.PackingSlip && !query.Viewer.IsStaff)
            ? OrderErrors.NoDocument
            : Documents.View(document);
    }
}

internal sealed class ListDocumentsHandler(OrdersDbContext db, OrderAccess access)
    : IRequestHandler<ListDocuments, Result<IReadOnlyList<DocumentItem>>>
{
    public async Task<Result<IReadOnlyList<DocumentItem>>> Handle(ListDocuments query, CancellationToken cancellationToken)
    {
        var order = await access.FindAsync(query.OrderNumber, query.Viewer, cancellationToken);
        return order is null
            ? OrderErrors.NotFound
            : Result<IReadOnlyList<DocumentItem>>.Success(await db.ListDocumentsAsync(order.Id, query.Viewer.IsStaff, cancellationToken));
    }
}

internal sealed class IssuePackingSlipHandler(OrdersDbContext db, DocumentWriter writer, IMediator mediator, TimeProvider clock)
    : IRequestHandler<IssuePackingSlip, Result<IssuedDocument>>
{
    public async Task<Result<IssuedDocument>> Handle(IssuePackingSlip command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;
        if (order.Shipments.FirstOrDefault(shipment => shipment.ShipmentId == command.ShipmentId) is not { } packed)
            return OrderErrors.NoDocument;
        if (packed.Repacking is not null)
            return OrderErrors.BeingRepacked;

        var slips = await db
            .Documents.Where(document => document.OrderId == order.Id && document.Kind == DocumentKind.PackingSlip)
            .ToListAsync(cancellationToken);
        var packing = packed.RepackId ?? packed.ShipmentId;
        if (slips.Find(slip => slip.Subject == packing) is { } known)
            return Documents.View(known);

        var shipments = (await mediator.Send(new ListShipments(order.Id.Value), cancellationToken)).OrThrow().Value;
        if (shipments.FirstOrDefault(shipment => shipment.Id == command.ShipmentId) is not { } shipment)
            return OrderErrors.NoDocument;

        var now = clock.GetUtcNow();
        var sequence = slips.Select(slip => slip.Sequence).DefaultIfEmpty().Max() + 1;
        var from = shipment.Location is { } code
            ? (await mediator.Send(new ListLocations(), cancellationToken))
                .OrThrow()
                .Value.FirstOrDefault(location => location.Code == code)
                ?.Name
                ?? code
            : null;
        var number = $"{order.Number}/{sequence}";
        var slip = new Document(
            new DocumentId(Guid.CreateVersion7()),
            order.Id,
            DocumentKind.PackingSlip,
            packing,
            $"packing-slip-{order.Number}",
            sequence,
            number,
            writer.PackingSlip(order, shipment, from, number, now),
            now
        );
        db.Documents.Add(slip);
        await db.SaveChangesAsync(cancellationToken);
        return Documents.View(slip);
    }
}

internal static class Documents
{
    public static IssuedDocument View(Document document) =>
        new(document.Id.Value, document.Kind, document.Number, document.IssuedAt, document.Html);

    /// <summary>Oldest first; shoppers do not see packing slips.</summary>
    public static async Task<IReadOnlyList<DocumentItem>> ListDocumentsAsync(
        this OrdersDbContext db,
        OrderId orderId,
        bool forStaff,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Documents.Where(document => document.OrderId == orderId && (forStaff || document.Kind != DocumentKind.PackingSlip))
            .OrderBy(document => document.IssuedAt)
            .ThenBy(document => document.Number)
            .Select(document => new
            {
                document.Id,
                document.Kind,
                document.Number,
                document.IssuedAt,
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new DocumentItem(row.Id.Value, row.Kind, row.Number, row.IssuedAt))];
    }
}
