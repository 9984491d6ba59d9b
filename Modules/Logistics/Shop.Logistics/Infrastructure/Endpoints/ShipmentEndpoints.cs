using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel;
using Shop.Kernel.Http;
using Shop.Logistics.Contracts.Shipments;

namespace Shop.Logistics.Infrastructure.Endpoints;

internal static class ShipmentEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/shipments").WithTags("Shipments").RequireAuthorization(Permissions.ShipmentsWrite);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetShipment").Produces<ShipmentJson>();
        group.MapPost("/{id:guid}/events", RecordAsync).WithName("RecordShipmentEvent").Produces<ShipmentJson>();
    }

    private static async Task<IResult> GetAsync(Guid id, IMediator mediator, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetShipment(id), cancellationToken)).ToHttp(ShipmentJson.Of);

    private static async Task<IResult> RecordAsync(Guid id, EventBody body, ClaimsPrincipal user, IMediator mediator, CancellationToken cancellationToken)
    {
        if (body.Status is not { } status)
            return Results.Problem(Problems.Details([Error.Invalid("logistics.no-status", "Give the status: packed, shipped, delivered, delivery_failed, returned_to_sender or canceled.", "Status")]));

        return (await mediator.Send(new RecordShipmentEvent(id, status, body.Carrier, body.TrackingNumber, body.Note, user.StaffId()), cancellationToken)).ToHttp(ShipmentJson.Of);
    }

    internal sealed record EventBody(ShipmentStatus? Status, string? Carrier, string? TrackingNumber, string? Note);

    internal sealed record ShipmentJson(
        Guid Id, ShipmentStatus Status, IReadOnlyList<LineJson> Lines, string? Carrier, string? TrackingNumber, string? TrackingUrl, DateTimeOffset CreatedAt, IReadOnlyList<EventJson> Events)
    {
        public static ShipmentJson Of(ShipmentSummary shipment) => new(
            shipment.Id, shipment.Status, [.. shipment.Lines.Select(line => new LineJson(line.Sku.Value, line.Quantity))], shipment.Carrier, shipment.TrackingNumber, shipment.TrackingUrl,
            shipment.CreatedAt, [.. shipment.Events.Select(entry => new EventJson(entry.Status, entry.Note, entry.At))]);
    }

    internal sealed record LineJson(string Sku, int Quantity);

    internal sealed record EventJson(ShipmentStatus Status, string? Note, DateTimeOffset At);
}
