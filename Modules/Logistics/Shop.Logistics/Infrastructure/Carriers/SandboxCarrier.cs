using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Kernel.Http;
using Shop.Logistics.Application;
using Shop.Logistics.Application.Carriers;
using Shop.Logistics.Domain.Shipments;
using ShipmentStatus = Shop.Logistics.Contracts.Shipments.ShipmentStatus;

namespace Shop.Logistics.Infrastructure.Carriers;

/// <summary>The sandbox carrier, which runs in the gateway's process and behaves like an external one.</summary>
internal sealed class SandboxCarrier(IHttpClientFactory clients, IOptions<LogisticsOptions> options, ILogger<SandboxCarrier> logger)
    : ICarrier
{
    public const string ClientName = "sandbox-carrier";
    public const string Name = "sandbox";

    private const int MaxIdLength = 100;
    private const int MaxNoteLength = 300;

    public string Code => Name;

    public async Task<BookedParcel?> BookAsync(Shipment shipment, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/carrier/parcels")
            {
                Content = JsonContent.Create(
                    new
                    {
                        key = shipment.Id.Value.ToString("N"),
                        name = shipment.Address.Name,
                        reference = shipment.ReferenceText,
                        notifyUrl = options.Value.SandboxCarrier.NotifyUrl,
                    }
                ),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Value.SandboxCarrier.ApiKey);
            using var response = await clients.CreateClient(ClientName).SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                logger.LogWarning("The carrier answered {Status} for shipment {ShipmentId}", (int)response.StatusCode, shipment.Id.Value);
                return null;
            }

            return
                await response.Content.ReadFromJsonAsync<Parcel>(cancellationToken)
                    is { TrackingNumber: { Length: > 0 } number, LabelUrl: { } label }
                ? new BookedParcel(number, label)
                : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            logger.LogWarning("The carrier did not answer for shipment {ShipmentId}: {Reason}", shipment.Id.Value, exception.Message);
            return null;
        }
    }

    public TrackingUpdate? Read(byte[] body, string? signature, DateTimeOffset now) =>
        WebhookSignature.IsValid(body, signature, options.Value.SandboxCarrier.WebhookSecrets, now) ? Parse(body) : null;

    public TrackingUpdate? Parse(byte[] body)
    {
        try
        {
            var received = JsonSerializer.Deserialize<WebhookEvent>(body, JsonSerializerOptions.Web);
            if (received?.Id is not { Length: > 0 and <= MaxIdLength } id)
                return null;

            var note = received.Parcel?.Note is { Length: > MaxNoteLength } text ? text[..MaxNoteLength] : received.Parcel?.Note;
            return new TrackingUpdate(
                id,
                Guid.TryParse(received.Parcel?.Key, out var shipmentId) ? shipmentId : null,
                StateOf(received.Parcel?.Status),
                received.Parcel?.Version ?? 0,
                note
            );
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ShipmentStatus? StateOf(string? status) =>
        status switch
        {
            "in_transit" => ShipmentStatus.Shipped,
            "delivered" => ShipmentStatus.Delivered,
            "delivery_failed" => ShipmentStatus.DeliveryFailed,
            "returned_to_sender" => ShipmentStatus.ReturnedToSender,
            _ => null,
        };

    private sealed record WebhookEvent(string? Id, Parcel? Parcel);

    private sealed record Parcel(string? Key, int Version, string? Status, string? TrackingNumber, string? LabelUrl, string? Note);
}
