using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Shop.Tests.Support;

/// <summary>
/// A fixture with a live host on a real port and a browser. Each test has a page in a fresh context; an error in the console or in a script
/// fails it. The database is shared by the fixture's tests and not reset: tests build on the data of <see cref="SeedAsync"/>.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "NUnit calls the tear-down.")]
public abstract class BrowserFixture
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> consoleErrors = [];
    private ShopHost? host;
    private IBrowserContext? context;
    private IPage? page;

    private protected ShopHost Host => host ?? throw new InvalidOperationException("The host starts in the one-time set-up.");

    protected IPage Page => page ?? throw new InvalidOperationException("The page opens in the set-up.");

    /// <summary>The shop's URL without a trailing slash.</summary>
    protected string Address { get; private set; } = string.Empty;

    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    [OneTimeSetUp]
    public async Task StartHost()
    {
        host = await ShopHost.StartAsync(live: true, settings: Settings);
        Address = new UriBuilder(host.ClientOptions.BaseAddress) { Host = "localhost" }
            .Uri.ToString()
            .TrimEnd('/');
        await SeedAsync();
    }

    [OneTimeTearDown]
    public async Task StopHost()
    {
        if (host is null)
            return;

        await host.DisposeAsync();
        await TestDatabases.DropAsync(host.ConnectionString);
    }

    [SetUp]
    public async Task OpenPage() => await OpenPageAsync();

    [TearDown]
    public async Task ClosePage()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed && page is not null)
            await ScreenshotAsync("failed-" + TestContext.CurrentContext.Test.Name);
        if (context is not null)
            await context.DisposeAsync();

        string[] errors = [.. consoleErrors];
        consoleErrors.Clear();
        Assert.That(errors, Is.Empty, "The browser's console shows errors.");
    }

    /// <summary>Seeds the fixture's database.</summary>
    protected virtual Task SeedAsync() => Task.CompletedTask;

    /// <summary>Replaces the test's browser context: another device, another theme, no JavaScript.</summary>
    protected async Task OpenPageAsync(int width = 1280, int height = 900, bool scripts = true, ColorScheme theme = ColorScheme.Light)
    {
        if (context is not null)
            await context.DisposeAsync();

        context = await (await Chromium.GetAsync()).NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Address,
                ViewportSize = new ViewportSize { Width = width, Height = height },
                JavaScriptEnabled = scripts,
                ColorScheme = theme,
                Locale = "en-US",
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        context.SetDefaultTimeout(10_000);
        page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                consoleErrors.Add(message.Text + " " + message.Location);
        };
        page.PageError += (_, error) => consoleErrors.Add(error);
    }

    /// <summary>Clears console errors that a test provokes on purpose (a 404, a refused form) after checking them.</summary>
    protected IReadOnlyList<string> TakeConsoleErrors()
    {
        string[] taken = [.. consoleErrors];
        consoleErrors.Clear();
        return taken;
    }

    /// <summary>
    /// Fails on any WCAG 2.2 A or AA violation that axe finds on the current page. Runs in the page itself, because the package's
    /// <c>RunAxe</c> opens a second page for each analysis and takes many times as long.
    /// </summary>
    protected async Task AssertAccessibleAsync()
    {
        await Page.EvaluateAsync(Axe);
        var json = await Page.EvaluateAsync<string>(
            """
            async () => JSON.stringify(
                (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
                    .violations.map(v =>
                        v.id + ': ' + v.help + ' — '
                            + v.nodes.map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join(' | ')))
            """
        );
        Assert.That(JsonSerializer.Deserialize<string[]>(json), Is.Empty, $"axe found something on {Page.Url}");
    }

    /// <summary>Fails when the page is wider than the viewport.</summary>
    protected async Task AssertNoSidewaysScrollAsync()
    {
        const string Overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        await Page.WaitForLoadStateAsync(LoadState.Load);
        try
        {
            // A page is wider before its fonts are loaded and while a transition runs.
            await Page.WaitForFunctionAsync($"() => {Overflow} === 0", null, new PageWaitForFunctionOptions { Timeout = 3_000 });
        }
        catch (TimeoutException)
        {
            var wide = await Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('body *')]
                    .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                    .map(one => one.outerHTML.slice(0, 120))
                """
            );
            Assert.That(
                await Page.EvaluateAsync<int>("() => " + Overflow),
                Is.Zero,
                $"{Page.Url} scrolls sideways: {string.Join(" | ", wide.Take(10))}"
            );
        }
    }

    /// <summary>Saves a full-page screenshot under TestResults/screenshots.</summary>
    protected async Task<string> ScreenshotAsync(string name)
    {
        var folder = Path.Combine(Repository.Root, "TestResults", "screenshots");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(
            folder,
            string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-')) + ".png"
        );
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });
        return file;
    }
}
