using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Shop.Sandbox.Payments;

namespace Shop.Sandbox.Carrier;

/// <summary>
/// Delivers the carrier's webhooks at least once: signed, one after the other, retried with increasing delays until the shop responds with
/// 2xx.
/// </summary>
internal sealed class ParcelWebhookSender(ParcelStore store, SandboxSecrets secrets, IHttpClientFactory clients, TimeProvider clock)
    : BackgroundService
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (int Tries, DateTimeOffset NextTry)> waiting = [];

    /// <summary>The faults that a test requested for the carrier, separate from the payment gateway's.</summary>
    public Faults Faults { get; } = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                foreach (var webhook in Faults.Hold ? [] : Due())
                    await DeliverAsync(webhook, stoppingToken);
                await Task.Delay(Round, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // stopping: the store still has the undelivered events
        }
    }

    private List<CarrierEvent> Due()
    {
        var now = clock.GetUtcNow();
        var due = store.Undelivered.Where(webhook => !waiting.TryGetValue(webhook.Id, out var state) || state.NextTry <= now);
        return
        [
            .. Faults.Reorder ? due.OrderByDescending(webhook => webhook.Parcel.Version) : due.OrderBy(webhook => webhook.Parcel.Version),
        ];
    }

    private async Task DeliverAsync(CarrierEvent webhook, CancellationToken stoppingToken)
    {
        if (Faults.DropThisWebhook())
        {
            store.MarkDelivered(webhook.Id);
            return;
        }

        if (Faults.DelayMilliseconds > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(Faults.DelayMilliseconds), clock, stoppingToken);

        var arrived = true;
        for (var copy = 0; copy < (Faults.Double ? 2 : 1); copy++)
            arrived &= await SendAsync(webhook, stoppingToken);

        if (arrived)
        {
            store.MarkDelivered(webhook.Id);
            waiting.Remove(webhook.Id);
            return;
        }

        var tries = waiting.TryGetValue(webhook.Id, out var state) ? state.Tries + 1 : 1;
        waiting[webhook.Id] = (tries, clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(MaxPause.TotalSeconds, Math.Pow(2, tries) / 2)));
    }

    private async Task<bool> SendAsync(CarrierEvent webhook, CancellationToken stoppingToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(webhook, Json);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Parcel.NotifyUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Shop-Signature", Sign(body));
        try
        {
            using var response = await clients.CreateClient(ChargeWebhookSender.ClientName).SendAsync(request, stoppingToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception)
            when (exception is HttpRequestException || (exception is OperationCanceledException && !stoppingToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private string Sign(byte[] body)
    {
        var time = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes($"{time}."), .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secrets.CarrierSecret), signed))}";
    }
}
