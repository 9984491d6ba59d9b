using System.Security.Claims;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shop.Kernel.Texts;
using Shop.Kernel.Web;
using Shop.Logistics.Application.Carriers;
using Shop.Logistics.Contracts.Shipments;
using Shop.Logistics.Domain;

namespace Shop.Logistics.Infrastructure.Endpoints;

internal static class ShipmentEndpoints
{
    private const int MaxWebhookBytes = 64 * 1024;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/admin/shipments").WithTags("Shipments").RequireAuthorization(Permissions.ShipmentsWrite);
        group.MapGet("/{id:guid}", GetAsync).WithName("GetShipment").Produces<ShipmentJson>();
        endpoints
            .MapPost("/shipments/{carrier}/webhook", ReceiveAsync)
            .WithTags("Shipments")
            .WithName("ReceiveCarrierWebhookEvent")
            .DisableAntiforgery();
        group.MapPost("/{id:guid}/events", RecordAsync).WithName("RecordShipmentEvent").Produces<ShipmentJson>();
    }

    private static async Task<IResult> GetAsync(Guid id, IMediator mediator, IMessageTexts texts, CancellationToken cancellationToken) =>
        (await mediator.Send(new GetShipment(id), cancellationToken)).ToHttp(shipment => ShipmentJson.Of(shipment, texts));

    private static async Task<IResult> RecordAsync(
        Guid id,
        EventBody body,
        ClaimsPrincipal user,
        IMediator mediator,
        IMessageTexts texts,
        CancellationToken cancellationToken
    )
    {
        if (body.Status is not { } status)
            return Problems.Of(LogisticsErrors.NoStatus);

        return (
            await mediator.Send(
                new RecordShipmentEvent(id, status, body.Carrier, body.TrackingNumber, body.Note, user.StaffId()),
                cancellationToken
            )
        ).ToHttp(shipment => ShipmentJson.Of(shipment, texts));
    }

    private static async Task<IResult> ReceiveAsync(
        string carrier,
        HttpContext context,
        IMediator mediator,
        CancellationToken cancellationToken
    )
    {
        if (context.Request.ContentLength > MaxWebhookBytes)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        var outcome = await mediator.Send(
            new ReceiveCarrierWebhookEvent(carrier, body.ToArray(), context.Request.Headers["Shop-Signature"].ToString()),
            cancellationToken
        );
        if (!outcome.IsSuccess)
            return outcome.ToProblem();

        return outcome.Value switch
        {
            CarrierWebhookEventOutcome.UnknownCarrier => Problems.Of(LogisticsErrors.UnknownCarrier),
            CarrierWebhookEventOutcome.BadSignature => Problems.Of(LogisticsErrors.BadSignature),
            _ => Results.Ok(),
        };
    }

    internal sealed record EventBody(ShipmentStatus? Status, string? Carrier, string? TrackingNumber, string? Note);

    internal sealed record ShipmentJson
    {
        public required Guid Id { get; init; }

        public required ShipmentStatus Status { get; init; }

        public required IReadOnlyList<LineJson> Lines { get; init; }

        public required string? Carrier { get; init; }

        public required string? TrackingNumber { get; init; }

        public required string? TrackingUrl { get; init; }

        public required DateTimeOffset CreatedAt { get; init; }

        public required IReadOnlyList<EventJson> Events { get; init; }

        public required string? Location { get; init; }

        public required DateTimeOffset? ReadyForPickupAt { get; init; }

        public required string? LabelUrl { get; init; }

        public static ShipmentJson Of(ShipmentSummary shipment, IMessageTexts texts) =>
            new()
            {
                Id = shipment.Id,
                Status = shipment.Status,
                Lines = [.. shipment.Lines.Select(line => new LineJson(line.Sku.Value, line.Quantity))],
                Carrier = shipment.Carrier,
                TrackingNumber = shipment.TrackingNumber,
                TrackingUrl = shipment.TrackingUrl,
                CreatedAt = shipment.CreatedAt,
                Events =
                [
                    .. shipment.Events.Select(entry => new EventJson(
                        entry.Status,
                        entry.Note is null ? null : texts.Of(entry.Note),
                        entry.At
                    )),
                ],
                Location = shipment.Location,
                ReadyForPickupAt = shipment.ReadyForPickupAt,
                LabelUrl = shipment.LabelUrl,
            };
    }

    internal sealed record LineJson(string Sku, int Quantity);

    internal sealed record EventJson(ShipmentStatus Status, string? Note, DateTimeOffset At);
}
