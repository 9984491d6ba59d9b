using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
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

    private const int LongestId = 100;
    private const int LongestNote = 300;

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

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

    public CarrierNews? Read(byte[] body, string? signature, DateTimeOffset now) => IsSigned(body, signature, now) ? Parse(body) : null;

    public CarrierNews? Parse(byte[] body)
    {
        try
        {
            var notice = JsonSerializer.Deserialize<Notice>(body, JsonSerializerOptions.Web);
            if (notice?.Id is not { Length: > 0 and <= LongestId } id)
                return null;

            var note = notice.Parcel?.Note is { Length: > LongestNote } text ? text[..LongestNote] : notice.Parcel?.Note;
            return new CarrierNews(
                id,
                Guid.TryParse(notice.Parcel?.Key, out var shipmentId) ? shipmentId : null,
                StateOf(notice.Parcel?.Status),
                notice.Parcel?.Version ?? 0,
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

    /// <summary>
    /// Verifies <c>t=seconds,v1=hex</c>, where hex is the HMAC-SHA256 of "t.body" with any of the valid secrets, and t is at most five
    /// minutes old.
    /// </summary>
    private bool IsSigned(byte[] body, string? signature, DateTimeOffset now)
    {
        var parts = (signature ?? string.Empty)
            .Split(',')
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToLookup(part => part[0].Trim(), part => part[1].Trim());
        var time = parts["t"].FirstOrDefault();
        if (
            !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds
        )
            return false;

        byte[] signed = [.. Encoding.ASCII.GetBytes($"{time}."), .. body];
        var secrets = options.Value.SandboxCarrier.WebhookSecrets.Split(
            ',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        return secrets.Any(secret =>
        {
            var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
            return parts["v1"]
                .Any(given => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(given)));
        });
    }

    private sealed record Notice(string? Id, Parcel? Parcel);

    private sealed record Parcel(string? Key, int Version, string? Status, string? TrackingNumber, string? LabelUrl, string? Note);
}
