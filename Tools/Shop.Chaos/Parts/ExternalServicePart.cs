using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Shop.Chaos.Parts;

/// <summary>
/// Gateway, mail server or carrier is unreachable, hangs, is slow, or returns garbage. Shoppers keep browsing and buying, and staff keep
/// shipping.
/// </summary>
/// <param name="relays">The services that fail, all at once.</param>
internal sealed class ExternalServicePart(string name, Func<ChaosEnvironment, IReadOnlyList<TcpRelay>> relays) : IChaosPart
{
    private const int Visitors = 4;
    private const int Buyers = 2;

    /// <summary>The smallest value for which a promise of ten percent can be measured.</summary>
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan Baseline = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RecoveryTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan PackingInterval = TimeSpan.FromSeconds(1);

    public string Name => name;

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostsAsync(1, cancellationToken);
        var failing = relays(environment);
        var canBePaid = !failing.Contains(environment.GatewayRelay);
        await BrowseAsync(environment, Baseline, cancellationToken);
        HashSet<string> packed = [];
        HashSet<string> sent = [];
        List<string> refused = [];
        foreach (var mode in (RelayMode[])[RelayMode.Refuse, RelayMode.BlackHole, RelayMode.Slow, RelayMode.Garbage])
        {
            var before = await BrowseAsync(environment, Baseline, cancellationToken);
            var (confirmed, shipped) = (await CountAsync(environment, "status=confirmed", cancellationToken), sent.Count);
            Set(failing, mode);
            (IReadOnlyCollection<ShopResponse> Pages, IReadOnlyCollection<ShopResponse> Steps) during;
            await using (BackgroundLoad.Of(1, stop => ShipAsync(environment, packed, sent, refused, stop), cancellationToken))
                during = await BrowseAsync(environment, settings.FaultDuration, cancellationToken);
            (confirmed, shipped) = (await CountAsync(environment, "status=confirmed", cancellationToken) - confirmed, sent.Count - shipped);
            Set(failing, RelayMode.Open);
            var healed = Stopwatch.GetTimestamp();

            var fault = mode.ToString().ToLowerInvariant();
            var (p95Before, p95During) = (
                Percentile.Of(before.Pages.Select(page => page.Duration), 0.95),
                Percentile.Of(during.Pages.Select(page => page.Duration), 0.95)
            );
            findings.Check(
                $"{fault}: browsing p95, before and during",
                $"{p95Before * 1000:0} ms, {p95During * 1000:0} ms",
                "+10 %",
                p95During <= Math.Max(p95Before * 1.1, p95Before + Noise.TotalSeconds)
            );
            findings.CheckNone(
                $"{fault}: pages that were not served",
                [
                    .. during
                        .Pages.Where(page => !page.IsSuccess)
                        .Select(page =>
                            string.Create(CultureInfo.InvariantCulture, $"{page.Status} {page.Text[..Math.Min(160, page.Text.Length)]}")
                        ),
                ]
            );
            var slowest = Percentile.Of(during.Steps.Select(step => step.Duration), 1);
            findings.Check($"{fault}: slowest step of a checkout", $"{slowest:0.0} s of {during.Steps.Count}", "6 s", slowest <= 6);
            if (canBePaid)
                findings.Check(
                    $"{fault}: orders paid and packed meanwhile",
                    $"{confirmed}, {shipped}",
                    "more than none",
                    confirmed > 0 && shipped > 0
                );
            findings.CheckNone(
                $"{fault}: steps answered 500 or not at all",
                [
                    .. during
                        .Steps.Where(step => step.Status is 0 or 500)
                        .Select(step =>
                            string.Create(CultureInfo.InvariantCulture, $"{step.Status} {step.Text[..Math.Min(160, step.Text.Length)]}")
                        ),
                ]
            );

            var quiet = await environment.WaitUntilIdleAsync(RecoveryTimeout, cancellationToken);
            while (Stopwatch.GetElapsedTime(healed) < RecoveryTimeout && await CountWaitingAsync(environment, cancellationToken) > 0)
                await Task.Delay(500, cancellationToken);
            var gone = quiet is not null && await CountWaitingAsync(environment, cancellationToken) == 0;
            findings.Check(
                $"{fault}: backlog gone after healing",
                gone ? (FormattableString)$"{Stopwatch.GetElapsedTime(healed).TotalSeconds:0} s" : $"never",
                "300 s",
                gone
            );
        }

        findings.CheckNone("duplicate mails", [.. environment.Mails.Received.Where(mail => mail.Value > 1).Select(mail => mail.Key)]);
        findings.CheckNone("orders that could not be shipped", refused);
        await ReceiveAsync(environment, sent, findings, cancellationToken);
        await environment.AuditAsync(findings, cancellationToken);
    }

    private static void Set(IReadOnlyList<TcpRelay> relays, RelayMode mode)
    {
        foreach (var relay in relays)
            relay.Mode = mode;
    }

    /// <summary>Staff pack a waiting order; the shop books the parcel with the carrier automatically.</summary>
    private static async Task ShipAsync(
        ChaosEnvironment environment,
        HashSet<string> packed,
        HashSet<string> sent,
        List<string> refused,
        CancellationToken cancellationToken
    )
    {
        var waiting = await environment.ReadAsync(
            "/api/v1/admin/orders?status=confirmed&fulfillmentStatus=unfulfilled&pageSize=100",
            cancellationToken
        );
        if (
            waiting
                .GetProperty("items")
                .EnumerateArray()
                .Select(order => order.GetProperty("number").GetString()!)
                .FirstOrDefault(packed.Add) is
            { } number
        )
        {
            try
            {
                sent.Add(
                    (await environment.PostAsync($"/api/v1/admin/orders/{number}/shipments", new { }, cancellationToken))
                        .GetProperty("id")
                        .GetGuid()
                        .ToString("N")
                );
            }
            catch (HttpRequestException exception)
            {
                refused.Add($"{number}: {exception.Message}");
            }
        }

        await Task.Delay(PackingInterval, cancellationToken);
    }

    /// <summary>The carrier has each parcel once and delivers it, and the shop receives every update.</summary>
    private static async Task ReceiveAsync(
        ChaosEnvironment environment,
        HashSet<string> sent,
        Findings findings,
        CancellationToken cancellationToken
    )
    {
        var parcels = await environment.ReadParcelsAsync(cancellationToken);
        findings.CheckNone(
            $"{sent.Count} parcels: lost or booked twice",
            [
                .. sent.Except(parcels).Select(shipment => $"{shipment} is lost"),
                .. parcels
                    .GroupBy(parcel => parcel)
                    .Where(same => same.Count() > 1)
                    .Select(same => $"{same.Key} was booked {same.Count()} times"),
            ]
        );
        foreach (var shipment in parcels)
        {
            await environment.MoveParcelAsync(shipment, "in_transit", cancellationToken);
            await environment.MoveParcelAsync(shipment, "delivered", cancellationToken);
        }

        var moved = Stopwatch.GetTimestamp();
        while (
            Stopwatch.GetElapsedTime(moved) < RecoveryTimeout
            && await CountAsync(environment, "fulfillmentStatus=delivered", cancellationToken) < parcels.Count
        )
            await Task.Delay(500, cancellationToken);
        var delivered = await CountAsync(environment, "fulfillmentStatus=delivered", cancellationToken);
        findings.Check(
            "parcels delivered by the carrier, and recorded as delivered",
            $"{parcels.Count}, {delivered}",
            "the same",
            delivered == parcels.Count
        );
    }

    private static async Task<int> CountAsync(ChaosEnvironment environment, string filter, CancellationToken cancellationToken) =>
        (await environment.ReadAsync($"/api/v1/admin/orders?{filter}&pageSize=1", cancellationToken)).GetProperty("total").GetInt32();

    private static async Task<(IReadOnlyCollection<ShopResponse> Pages, IReadOnlyCollection<ShopResponse> Steps)> BrowseAsync(
        ChaosEnvironment environment,
        TimeSpan duration,
        CancellationToken cancellationToken
    )
    {
        ConcurrentBag<ShopResponse> pages = [];
        ConcurrentBag<ShopResponse> steps = [];
        await using (BackgroundLoad.Browsing(environment, () => environment.NewShopper(), Visitors, pages, cancellationToken))
        await using (BackgroundLoad.Buying(environment, () => environment.NewShopper(), Buyers, steps, cancellationToken))
            await Task.Delay(duration, cancellationToken);
        return (pages, steps);
    }

    /// <summary>Mails that were not sent, and parcels without a booking.</summary>
    private static async Task<int> CountWaitingAsync(ChaosEnvironment environment, CancellationToken cancellationToken) =>
        await environment.CountUnsentMailsAsync(cancellationToken)
        + await environment.CountAsync(
            "Logistics",
            "SELECT count(*)::int AS \"Value\" FROM logistics.shipments WHERE booking_wanted_at IS NOT NULL",
            cancellationToken
        );
}
