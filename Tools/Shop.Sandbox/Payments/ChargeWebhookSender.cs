using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Shop.Sandbox.Payments;

/// <summary>
/// Delivers webhooks at least once: signed, retried with increasing delays until the shop responds with 2xx, even after a restart of the
/// gateway.
/// </summary>
internal sealed class ChargeWebhookSender(
    ChargeStore store,
    Faults faults,
    SandboxSecrets secrets,
    IHttpClientFactory clients,
    TimeProvider clock
) : BackgroundService
{
    public const string ClientName = "webhooks";

    private const int AtOnce = 8;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (int Tries, DateTimeOffset NextTry)> waiting = new();
    private readonly ConcurrentDictionary<string, bool> underWay = new();
    private readonly SemaphoreSlim wake = new(0);

    public void Wake()
    {
        if (wake.CurrentCount == 0)
            wake.Release();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var slots = new SemaphoreSlim(AtOnce);
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var webhook in faults.Hold ? [] : Due())
            {
                await slots.WaitAsync(stoppingToken);
                underWay[webhook.Id] = true;
                _ = Task.Run(() => DeliverAsync(webhook, slots, stoppingToken), CancellationToken.None);
            }

            try
            {
                await wake.WaitAsync(TimeSpan.FromMilliseconds(100), stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private List<ChargeEvent> Due()
    {
        var now = clock.GetUtcNow();
        var due = store.Undelivered.Where(webhook =>
            webhook.NotBefore <= now
            && !underWay.ContainsKey(webhook.Id)
            && (!waiting.TryGetValue(webhook.Id, out var state) || state.NextTry <= now)
        );
        return [.. faults.Reorder ? due.OrderByDescending(webhook => webhook.Charge.Version) : due.OrderBy(webhook => webhook.NotBefore)];
    }

    private async Task DeliverAsync(ChargeEvent webhook, SemaphoreSlim slots, CancellationToken stoppingToken)
    {
        try
        {
            if (faults.DropThisWebhook())
            {
                store.MarkDelivered(webhook.Id);
                return;
            }

            if (faults.DelayMilliseconds > 0)
                await Task.Delay(faults.DelayMilliseconds, stoppingToken);

            var arrived = true;
            for (var copy = 0; copy < (faults.Double ? Math.Max(2, webhook.Copies) : webhook.Copies); copy++)
                arrived &= await SendAsync(webhook, stoppingToken);

            if (arrived)
            {
                store.MarkDelivered(webhook.Id);
                waiting.TryRemove(webhook.Id, out _);
            }
            else
            {
                var tries = waiting.TryGetValue(webhook.Id, out var state) ? state.Tries + 1 : 1;
                var pause = TimeSpan.FromSeconds(Math.Min(MaxPause.TotalSeconds, Math.Pow(2, tries) / 2));
                waiting[webhook.Id] = (tries, clock.GetUtcNow() + pause);
            }
        }
        catch (OperationCanceledException)
        {
            // stopping: the store still has the undelivered events
        }
        finally
        {
            underWay.TryRemove(webhook.Id, out _);
            slots.Release();
        }
    }

    private async Task<bool> SendAsync(ChargeEvent webhook, CancellationToken stoppingToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = webhook.Id,
                type = webhook.Type,
                charge = webhook.Charge,
            },
            Json
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Charge.NotifyUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Shop-Signature", Sign(body));
        try
        {
            using var response = await clients.CreateClient(ClientName).SendAsync(request, stoppingToken);
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
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secrets.WebhookSecret), signed))}";
    }
}
