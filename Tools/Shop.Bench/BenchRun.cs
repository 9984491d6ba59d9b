using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Shop.Tools;

namespace Shop.Bench;

/// <summary>
/// Measures a shop on a temporary data folder: startup, pages, orders, memory and import. Each page is measured right after a bare ASP.NET
/// Core page, because only the ratio is comparable between machines and runs.
/// </summary>
/// <param name="only">One part ("pages", "orders", "import"); null runs all of them.</param>
internal sealed class BenchRun(TimeSpan duration, int clients, string? only, TextWriter output)
{
    private const int CatalogRows = 900;
    private const int ImportRows = 20_000;
    private const int LinesPerCart = 5;

    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("shop-bench-").FullName;

        // The database user must be able to enter the folder, or the cluster would be created elsewhere and left behind.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        var isGood = false;
        try
        {
            isGood = await RunAsync(folder, cancellationToken);
        }
        finally
        {
            if (isGood)
                Directory.Delete(folder, recursive: true);
            else
                await WriteAsync($"the shop's logs are kept in {Path.Combine(folder, "logs")}");
        }

        return isGood;
    }

    private async Task<bool> RunAsync(string folder, CancellationToken cancellationToken)
    {
        var environment = Environment(folder);
        var (gateway, _) = await ChildProcess.StartAsync(ShopProgram.Sandbox(), "/health", environment, cancellationToken);
        await using var gatewayUntilTheEnd = gateway;
        environment["Payments__Sandbox__Url"] = gateway.Address.GetLeftPart(UriPartial.Authority);
        await WriteAsync($"{System.Environment.ProcessorCount} processors, {clients} clients, {duration.TotalSeconds} s each");

        var (first, firstReady) = await ChildProcess.StartAsync(ShopProgram.Host("serve"), "/health/ready", environment, cancellationToken);
        await WriteAsync($"start to ready, database created    {firstReady.TotalSeconds, 8:0.00} s");
        await first.DisposeAsync();

        var catalog = Path.Combine(folder, "catalog.csv");
        await File.WriteAllTextAsync(catalog, BenchCatalog.Csv(CatalogRows, "bench"), cancellationToken);
        await Demand(
            ChildProcess.RunAsync(ShopProgram.Host("import", "products", catalog), environment, cancellationToken),
            "the catalog could not be imported"
        );

        var (shop, ready) = await ChildProcess.StartAsync(ShopProgram.Host("serve"), "/health/ready", environment, cancellationToken);
        await WriteAsync($"start to ready, database present    {ready.TotalSeconds, 8:0.00} s");
        await using var shopUntilTheEnd = shop;
        var (bare, _) = await ChildProcess.StartAsync(ShopProgram.This("bare"), "/", environment, cancellationToken);
        await using var bareUntilTheEnd = bare;

        var failed = 0;
        if (Includes("pages") || Includes("orders"))
            await WriteAsync($"{string.Empty, -16}{"per second", 12}{"of bare", 10}{"median ms", 11}{"p95 ms", 9}{"failed", 8}");
        foreach (var (name, path) in Includes("pages") ? await PagesAsync(shop, cancellationToken) : [])
        {
            using var bareClient = Client(bare);
            var floor = await Load.RunAsync(
                "bare",
                clients,
                TimeSpan.FromSeconds(Math.Min(5, duration.TotalSeconds)),
                (_, stop) => GetAsync(bareClient, "/", stop),
                cancellationToken
            );
            using var client = Client(shop);
            failed += await ReportAsync(
                await Load.RunAsync(name, clients, duration, (_, stop) => GetAsync(client, path, stop), cancellationToken),
                floor
            );
        }

        if (Includes("orders"))
            failed += await BuyAsync(shop, cancellationToken);
        await WriteAsync($"resident memory after the load      {shop.ResidentMegabytes, 8} MB");

        if (Includes("import"))
        {
            await File.WriteAllTextAsync(catalog, BenchCatalog.Csv(ImportRows, "mass"), cancellationToken);
            var started = Stopwatch.GetTimestamp();
            await Demand(
                ChildProcess.RunAsync(ShopProgram.Host("import", "products", catalog), environment, cancellationToken),
                "the large file could not be imported"
            );
            var rate = ImportRows / Stopwatch.GetElapsedTime(started).TotalSeconds;
            await WriteAsync($"import                              {rate, 8:0} rows/s ({ImportRows} rows, start of the program included)");
        }

        var exitCode = await ChildProcess.RunAsync(ShopProgram.Host("check"), environment, cancellationToken);
        await WriteAsync($"invariants                          {(exitCode == 0 ? "hold" : "BROKEN"), 8}");
        return failed == 0 && exitCode == 0;
    }

    private bool Includes(string part) => only is null || only == part;

    private async Task<int> BuyAsync(ChildProcess shop, CancellationToken cancellationToken)
    {
        using var client = Client(shop);
        var buyer = new BenchShopper(client, BenchCatalog.Skus(CatalogRows, "bench"));

        // Orders first: most of their events are delivered by the time the last one is confirmed, while filling carts leaves a large
        // backlog.
        var failed = await ReportAsync(
            await Load.RunAsync("whole order", clients, duration, (_, stop) => buyer.BuyAsync(stop), cancellationToken),
            null
        );
        var carts = new (string Id, string Secret, int Lines)[clients];
        return failed
            + await ReportAsync(
                await Load.RunAsync(
                    "add to cart",
                    clients,
                    duration,
                    async (index, stop) =>
                    {
                        // A few lines per cart, as shoppers have.
                        if (carts[index].Lines == 0)
                            (carts[index].Id, carts[index].Secret) = await buyer.FillCartAsync(stop);
                        else
                            await buyer.AddAsync(carts[index].Id, carts[index].Secret, stop);
                        carts[index].Lines = (carts[index].Lines + 1) % LinesPerCart;
                    },
                    cancellationToken
                ),
                null
            );
    }

    /// <summary>Home, a category, a product and a search, by their URLs in the shop.</summary>
    private static async Task<IReadOnlyList<(string Name, string Path)>> PagesAsync(ChildProcess shop, CancellationToken cancellationToken)
    {
        using var client = Client(shop);
        var products = JsonDocument
            .Parse(await client.GetStringAsync("/api/v1/products", cancellationToken))
            .RootElement.GetProperty("items");
        var categories = JsonDocument.Parse(await client.GetStringAsync("/api/v1/categories", cancellationToken)).RootElement;
        if (categories.ValueKind == JsonValueKind.Object)
            categories = categories.GetProperty("items");

        List<(string, string)> pages =
        [
            ("home", "/"),
            ("product", "/p/" + products[0].GetProperty("slug").GetString()),
            ("search", "/search?q=cedar+lantern"),
        ];
        if (categories.GetArrayLength() > 0)
            pages.Insert(1, ("category", "/c/" + categories[0].GetProperty("slug").GetString()));
        return pages;
    }

    private static async Task GetAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(path, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task<int> ReportAsync(Measured measured, Measured? floor)
    {
        var ratio = floor is null ? string.Empty : (measured.PerSecond / floor.PerSecond).ToString("0.0 %", CultureInfo.InvariantCulture);
        await WriteAsync(
            $"{measured.Name, -16}{measured.PerSecond, 12:0.0}{ratio, 10}{measured.Median, 11:0.0}{measured.P95, 9:0.0}{measured.Failed, 8}"
        );
        if (measured.FirstFailure is { } failure)
            await WriteAsync($"  first failure: {failure}");
        return measured.Failed;
    }

    private static HttpClient Client(ChildProcess child) =>
        new(
            new SocketsHttpHandler
            {
                MaxConnectionsPerServer = 256,
                UseCookies = false,
                AllowAutoRedirect = false,
            }
        )
        {
            BaseAddress = child.Address,
        };

    /// <summary>Development without demo data and without rate limits per address, because all clients share one.</summary>
    private static Dictionary<string, string> Environment(string folder)
    {
        Dictionary<string, string> environment = new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ConnectionStrings__Shop"] = string.Empty,
            ["Shop__DataDirectory"] = folder,
            ["Shop__DemoData"] = "false",
            ["Shop__ManagementUrl"] = string.Empty,
            ["Payments__Sandbox__Start"] = "false",
            ["Logs__Level"] = "Error",
        };
        foreach (var rule in (string[])["Search", "Cart", "Order", "Api", "Webhook"])
            environment[$"Limits__{rule}PerMinute"] = "100000000";
        return environment;
    }

    private static async Task Demand(Task<int> run, string failure)
    {
        if (await run is not 0)
            throw new InvalidOperationException(failure);
    }

    private async Task WriteAsync(FormattableString line)
    {
        await output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
        await output.FlushAsync();
    }
}
