using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.PrivatePostgres;
using Shop.Tools;
using Shop.Users.Contracts.Staff;
using Shop.Web.Health;
using Shop.Web.Hosting;

namespace Shop.Chaos;

/// <summary>
/// The environment of the tests: a PostgreSQL server, the sandbox, a mail server and one or two hosts, all on loopback and in a folder that
/// is deleted afterwards. Gateway, carrier and mail server are reached through relays, so that faults can be injected into each connection.
/// </summary>
internal sealed class ChaosEnvironment : IAsyncDisposable
{
    /// <summary>A SKU that is always in stock.</summary>
    public const string InStockSku = "CHAOS-PLENTY";

    private const string FolderPrefix = "shop-chaos-";

    private readonly string folder;
    private readonly bool keep;
    private readonly EmbeddedPostgres postgres;
    private readonly Dictionary<string, string> variables;
    private readonly ChildProcess?[] hosts = new ChildProcess?[2];
    private readonly Uri[] addresses;
    private readonly ConcurrentBag<AcknowledgedOrder> acknowledged = [];
    private readonly ConcurrentBag<RecordedCharge> giftCardCharges = [];
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private ChildProcess gateway = null!;
    private WebApplication app = null!;
    private int shoppers;
    private int products;

    private ChaosEnvironment(string folder, bool keep)
    {
        this.folder = folder;
        this.keep = keep;
        postgres = new EmbeddedPostgres(Path.Combine(folder, "postgres"));
        addresses =
        [
            .. hosts.Select(_ => new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{ChildProcess.FreePort()}"))),
        ];
        GatewayRelay = new TcpRelay(() => new IPEndPoint(IPAddress.Loopback, gateway.Address.Port));
        MailRelay = new TcpRelay(() => Mails.EndPoint);
        CarrierRelay = new TcpRelay(() => new IPEndPoint(IPAddress.Loopback, gateway.Address.Port));
        Balancer = new TcpRelay(() => new IPEndPoint(IPAddress.Loopback, AvailableHost().Port));
        variables = new Dictionary<string, string>
        {
            // Development only for the sandbox gateway, which Production refuses; limits and times are those of Production.
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__Shop"] = postgres.ConnectionString() + ";Application Name=shop",
            ["Shop__DataDirectory"] = folder,
            ["Shop__DemoData"] = "false",
            ["Shop__ManagementUrl"] = string.Empty,
            ["Shop__PublicUrl"] = Balancer.Url.GetLeftPart(UriPartial.Authority),
            ["Shop__DrainSeconds"] = "5",
            ["Payments__Sandbox__Url"] = GatewayRelay.Url.GetLeftPart(UriPartial.Authority),
            ["Payments__Sandbox__Start"] = "false",
            ["Logistics__SandboxCarrier__Url"] = CarrierRelay.Url.GetLeftPart(UriPartial.Authority),
            ["Smtp__Host"] = "127.0.0.1",
            ["Smtp__Port"] = MailRelay.Port.ToString(CultureInfo.InvariantCulture),
            ["Smtp__From"] = "shop@shop.example",
            ["Logs__Console"] = "false",
            ["Logs__Level"] = "Warning",
        };
    }

    public TcpRelay GatewayRelay { get; }

    public TcpRelay MailRelay { get; }

    public TcpRelay CarrierRelay { get; }

    /// <summary>The address for shoppers and the sandbox: forwards to a host that reports ready.</summary>
    public TcpRelay Balancer { get; }

    public MailSink Mails { get; } = new();

    /// <summary>The shop's services in this process, on the same database; no background work runs.</summary>
    public IServiceProvider Services => app.Services;

    public static async Task<ChaosEnvironment> OpenAsync(bool keep, CancellationToken cancellationToken)
    {
        await CleanUpAsync();
        var folder = Path.Combine(
            Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"{FolderPrefix}{Environment.ProcessId}")
        );
        Directory.CreateDirectory(folder);

        // The database user must be able to enter the folder, or the cluster would be created elsewhere and left behind.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var environment = new ChaosEnvironment(folder, keep);
        try
        {
            await environment.OpenAsync(cancellationToken);
            return environment;
        }
        catch
        {
            await environment.DisposeAsync();
            throw;
        }
    }

    /// <summary>A new shopper.</summary>
    public Shopper NewShopper(int host = 0, TimeSpan? timeout = null) => new(Interlocked.Increment(ref shoppers), addresses[host], timeout);

    /// <summary>A new shopper behind the load balancer, with a new connection per request.</summary>
    public Shopper NewShopperBehindBalancer() => new(Interlocked.Increment(ref shoppers), Balancer.Url, newConnectionPerRequest: true);

    public Uri AddressOf(int host) => addresses[host];

    public ChildProcess HostOf(int host) => hosts[host] ?? throw new InvalidOperationException("This host does not run.");

    public void RecordAcknowledged(Shopper shopper, bool paid) =>
        RecordAcknowledged(new AcknowledgedOrder(shopper.Number!, shopper.Total, paid));

    public void RecordAcknowledged(AcknowledgedOrder order) => acknowledged.Add(order);

    /// <summary>Starts the given number of hosts and waits until they are ready.</summary>
    /// <param name="settings">Overrides for this start.</param>
    public async Task StartHostsAsync(
        int count,
        CancellationToken cancellationToken,
        params IReadOnlyList<(string Key, string Value)> settings
    )
    {
        for (var host = 0; host < count; host++)
            await StartHostAsync(host, cancellationToken, settings);
    }

    public async Task<TimeSpan> StartHostAsync(
        int host,
        CancellationToken cancellationToken,
        params IReadOnlyList<(string Key, string Value)> settings
    )
    {
        var overridden = new Dictionary<string, string>(variables);
        foreach (var (key, value) in settings)
            overridden[key] = value;

        var started = Stopwatch.GetTimestamp();
        hosts[host] = ChildProcess.Launch(ShopProgram.Host("serve"), overridden, addresses[host]);
        await HostOf(host).WaitUntilReadyAsync("/health/ready", cancellationToken);
        return Stopwatch.GetElapsedTime(started);
    }

    public async Task StopHostsAsync()
    {
        foreach (var host in hosts)
            host?.Terminate();
        for (var host = 0; host < hosts.Length; host++)
            await StopHostAsync(host);
    }

    public async Task StopHostAsync(int host)
    {
        if (hosts[host] is not { } child)
            return;

        hosts[host] = null;
        await child.DisposeAsync();
    }

    /// <summary>Like <c>kill -9</c>, without a restart.</summary>
    public async Task KillHostAsync(int host)
    {
        var child = HostOf(host);
        hosts[host] = null;
        await child.KillAsync();
        await child.DisposeAsync();
    }

    /// <summary>Creates SKUs with the given quantity each.</summary>
    public async Task<IReadOnlyList<string>> CreateSkusAsync(int count, int units, CancellationToken cancellationToken)
    {
        List<string> skus =
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => string.Create(CultureInfo.InvariantCulture, $"CHAOS-{Interlocked.Increment(ref products)}")),
        ];
        await ImportAsync([.. skus.Select(sku => (sku, units))], cancellationToken);
        return skus;
    }

    /// <summary>The reserved units of a SKU.</summary>
    public async Task<int> CountReservedAsync(string sku, CancellationToken cancellationToken) =>
        (await ReadAsync($"/api/v1/admin/inventory/{sku}", cancellationToken)).GetProperty("reserved").GetInt32();

    public async Task RestartDatabaseAsync(bool crash, TimeSpan after, CancellationToken cancellationToken)
    {
        await postgres.RestartAsync(crash, after, cancellationToken);

        // Otherwise each pooled connection to the old server would fail once.
        Services.GetRequiredService<NpgsqlDataSources>().Clear();
    }

    /// <summary>Sets the gateway's faults.</summary>
    public async Task SetFaultsAsync(object faults, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync(new Uri(gateway.Address, "/control"), faults, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>The carrier's shipments by parcel.</summary>
    public async Task<IReadOnlyList<string>> ReadParcelsAsync(CancellationToken cancellationToken)
    {
        var parcels = await client.GetFromJsonAsync<JsonElement>(new Uri(gateway.Address, "/carrier/parcels"), cancellationToken);
        return [.. parcels.EnumerateArray().Select(parcel => parcel.GetProperty("key").GetString()!)];
    }

    /// <summary>Lets the carrier move a parcel to its next state and send the webhook.</summary>
    public async Task MoveParcelAsync(string shipment, string status, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync(
            new Uri(gateway.Address, "/carrier/control"),
            new { parcel = shipment, status },
            cancellationToken
        );
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Gift card payments, which the gateway does not know.</summary>
    public void AddGiftCardCharge(RecordedCharge gift) => giftCardCharges.Add(gift);

    public async Task<IReadOnlyList<RecordedCharge>> ReadChargesAsync(CancellationToken cancellationToken)
    {
        var charges = await client.GetFromJsonAsync<JsonElement>(new Uri(gateway.Address, "/charges"), cancellationToken);
        return
        [
            .. giftCardCharges,
            .. charges
                .EnumerateArray()
                .Select(charge => new RecordedCharge(
                    charge.GetProperty("description").GetString()!,
                    charge.GetProperty("captured").GetInt64() / 100m,
                    charge
                        .GetProperty("refunds")
                        .EnumerateArray()
                        .Where(refund => refund.GetProperty("state").GetString() == "succeeded")
                        .Sum(refund => refund.GetProperty("amount").GetInt64()) / 100m
                )),
        ];
    }

    public async Task<IReadOnlyList<RecordedOrder>> ReadOrdersAsync(CancellationToken cancellationToken)
    {
        List<RecordedOrder> orders = [];
        for (var page = 1; ; page++)
        {
            var response = await ReadAsync(
                string.Create(CultureInfo.InvariantCulture, $"/api/v1/admin/orders?page={page}&pageSize=100"),
                cancellationToken
            );
            orders.AddRange(
                response
                    .GetProperty("items")
                    .EnumerateArray()
                    .Select(order => new RecordedOrder(
                        order.GetProperty("number").GetString()!,
                        order.GetProperty("status").GetString()!,
                        order.GetProperty("paymentStatus").GetString()!,
                        decimal.Parse(order.GetProperty("total").GetProperty("amount").GetString()!, CultureInfo.InvariantCulture)
                    ))
            );
            if (page * 100 >= response.GetProperty("total").GetInt32())
                return orders;
        }
    }

    /// <summary>Waits until no message between modules is due; returns how long that took, or null on timeout.</summary>
    public async Task<TimeSpan?> WaitUntilIdleAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var inspector = Services.GetRequiredService<OutboxInspector>();
        while (Stopwatch.GetElapsedTime(started) < atMost)
        {
            if ((await inspector.GetStatesAsync(cancellationToken)).All(state => state.Waiting == 0))
                return Stopwatch.GetElapsedTime(started);
            await Task.Delay(100, cancellationToken);
        }

        return null;
    }

    public Task<int> CountUnsentMailsAsync(CancellationToken cancellationToken) =>
        CountAsync("Notifications", "SELECT count(*)::int AS \"Value\" FROM notifications.mails WHERE sent_at IS NULL", cancellationToken);

    /// <summary>The count returned by a query on a module's tables.</summary>
    public async Task<int> CountAsync(string module, string sql, CancellationToken cancellationToken)
    {
        var descriptor = Services.GetServices<ModuleDescriptor>().Single(candidate => candidate.Name == module);
        await using var scope = Services.CreateAsyncScope();
        return await descriptor.ContextOf(scope.ServiceProvider).Database.SqlQueryRaw<int>(sql).SingleAsync(cancellationToken);
    }

    /// <summary>Compares the three records and checks every invariant.</summary>
    public async Task AuditAsync(Findings findings, CancellationToken cancellationToken)
    {
        var quiet = await WaitUntilIdleAsync(TimeSpan.FromSeconds(60), cancellationToken);
        findings.Check(
            "idle after",
            $"{(quiet is { } time ? time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s" : "never")}",
            "60 s",
            quiet is not null
        );
        IReadOnlyList<string> problems = [];
        for (var tries = 0; tries < 20; tries++)
        {
            problems = RecordComparison.Compare(
                await ReadOrdersAsync(cancellationToken),
                await ReadChargesAsync(cancellationToken),
                acknowledged
            );
            if (problems.Count == 0)
                break;
            await Task.Delay(500, cancellationToken);
        }

        findings.CheckNone($"three records, {acknowledged.Count} acknowledged orders: differences", problems);
        findings.CheckNone("violated invariants", await ListViolationsAsync(cancellationToken));
    }

    /// <summary>Every violated invariant with some of its violations.</summary>
    public async Task<IReadOnlyList<string>> ListViolationsAsync(CancellationToken cancellationToken) =>
        [
            .. (await Services.GetRequiredService<InvariantRunner>().RunAsync(cancellationToken))
                .Where(result => result.OffenderCount > 0)
                .Select(result => $"{result.Name}: {string.Join("; ", result.Offenders.Take(3))}"),
        ];

    public async ValueTask DisposeAsync()
    {
        await StopHostsAsync();
        if (app is not null)
        {
            Services.GetRequiredService<NpgsqlDataSources>().Clear();
            await app.DisposeAsync();
        }

        if (gateway is not null)
            await gateway.DisposeAsync();
        foreach (var relay in (TcpRelay[])[Balancer, GatewayRelay, MailRelay, CarrierRelay])
            await relay.DisposeAsync();
        await Mails.DisposeAsync();
        client.Dispose();
        await postgres.StopAsync(CancellationToken.None, evenIfUsed: true);
        if (!keep && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    /// <summary>The folder with all logs, if it is kept.</summary>
    public string Folder => folder;

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await postgres.StartAsync(cancellationToken);
        (gateway, _) = await ChildProcess.StartAsync(ShopProgram.Sandbox(), "/health", variables, cancellationToken);
        await RunCommandAsync(["migrate"], cancellationToken);
        app = ShopServices.BuildWithoutServer([
            .. variables
                .Where(entry => entry.Key.Contains("__", StringComparison.Ordinal))
                .Select(entry => $"--{entry.Key.Replace("__", ":", StringComparison.Ordinal)}={entry.Value}"),
        ]);
        await using (var scope = Services.CreateAsyncScope())
        {
            var seeded = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SeedDemoAccounts(), cancellationToken);
            if (!seeded.IsSuccess)
                throw new InvalidOperationException($"The demo key could not be made: {seeded.Errors[0]}");
        }

        await ImportAsync([(InStockSku, 1_000_000)], cancellationToken);
    }

    private async Task ImportAsync(IReadOnlyList<(string Sku, int Units)> goods, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, $"{goods[0].Sku}.csv");
        var rows = goods.Select(good =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{good.Sku.ToLowerInvariant()},Storm {good.Sku},TRUE,{good.Sku},shopify,{good.Units},deny,19.90,true,true,active"
            )
        );
        await File.WriteAllLinesAsync(
            file,
            [
                "Handle,Title,Published,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,"
                    + "Variant Inventory Policy,Variant Price,Variant Requires Shipping,Variant Taxable,Status",
                .. rows,
            ],
            cancellationToken
        );
        await RunCommandAsync(["import", "products", file], cancellationToken);
    }

    private async Task RunCommandAsync(IReadOnlyList<string> verb, CancellationToken cancellationToken)
    {
        if (await ChildProcess.RunAsync(ShopProgram.Host(verb), variables, cancellationToken) != 0)
            throw new InvalidOperationException($"'{string.Join(' ', verb)}' failed.");
    }

    /// <summary>Reads as staff.</summary>
    public Task<JsonElement> ReadAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Posts as staff.</summary>
    public Task<JsonElement> PostAsync(string path, object body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, body, cancellationToken);

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(AvailableHost(), path));
        if (body is not null)
            request.Content = JsonContent.Create(body);
        request.Headers.Authorization = new("Bearer", "dev-shop-key");
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
    }

    /// <summary>A running host that was not asked to stop.</summary>
    private Uri AvailableHost()
    {
        for (var host = 0; host < hosts.Length; host++)
            if (hosts[host] is not null && !DrainedHosts.Contains(host))
                return addresses[host];

        return addresses[0];
    }

    /// <summary>Hosts that the load balancer no longer sends requests to.</summary>
    public ISet<int> DrainedHosts { get; } = new HashSet<int>();

    /// <summary>A killed run leaves its server running; the next run cleans it up.</summary>
    private static async Task CleanUpAsync()
    {
        foreach (var left in Directory.GetDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            if (Directory.Exists("/proc/" + left[(left.LastIndexOf('-') + 1)..]))
                continue;

            await new EmbeddedPostgres(Path.Combine(left, "postgres")).AdoptAndStopAsync();
            Directory.Delete(left, recursive: true);
        }
    }
}
