using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Shop.Web.Gateway;

/// <summary>
/// Delivers the carrier's notices at least once: signed, one after the other, retried with growing pauses until the shop answers 2xx.
/// </summary>
internal sealed class CarrierSender(CarrierBook book, SandboxSecrets secrets, IHttpClientFactory clients, TimeProvider clock)
    : BackgroundService
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (int Tries, DateTimeOffset NextTry)> waiting = [];

    /// <summary>What a test asked the carrier to do wrong, apart from what the payment gateway does.</summary>
    public Faults Faults { get; } = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                foreach (var notice in Faults.Hold ? [] : Due())
                    await DeliverAsync(notice, stoppingToken);
                await Task.Delay(Round, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // stopping: the book still has what was not delivered
        }
    }

    private List<CarrierEvent> Due()
    {
        var now = clock.GetUtcNow();
        var due = book.Undelivered.Where(notice => !waiting.TryGetValue(notice.Id, out var state) || state.NextTry <= now);
        return [.. Faults.Reorder ? due.OrderByDescending(notice => notice.Parcel.Version) : due.OrderBy(notice => notice.Parcel.Version)];
    }

    private async Task DeliverAsync(CarrierEvent notice, CancellationToken stoppingToken)
    {
        if (Faults.DropThisNotice())
        {
            book.MarkDelivered(notice.Id);
            return;
        }

        if (Faults.DelayMilliseconds > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(Faults.DelayMilliseconds), clock, stoppingToken);

        var arrived = true;
        for (var copy = 0; copy < (Faults.Double ? 2 : 1); copy++)
            arrived &= await SendAsync(notice, stoppingToken);

        if (arrived)
        {
            book.MarkDelivered(notice.Id);
            waiting.Remove(notice.Id);
            return;
        }

        var tries = waiting.TryGetValue(notice.Id, out var state) ? state.Tries + 1 : 1;
        waiting[notice.Id] = (tries, clock.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, tries) / 2)));
    }

    private async Task<bool> SendAsync(CarrierEvent notice, CancellationToken stoppingToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(notice, Json);
        using var request = new HttpRequestMessage(HttpMethod.Post, notice.Parcel.NotifyUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("Shop-Signature", Sign(body));
        try
        {
            using var response = await clients.CreateClient(NoticeSender.ClientName).SendAsync(request, stoppingToken);
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
