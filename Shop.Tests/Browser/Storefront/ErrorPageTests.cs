using Microsoft.Playwright;
using Shop.Tests.Support;

namespace Shop.Tests.Browser.Storefront;

public sealed class ErrorPageTests : BrowserFixture
{
    [TestCase(1280, ColorScheme.Light)]
    [TestCase(1280, ColorScheme.Dark)]
    [TestCase(320, ColorScheme.Light)]
    public async Task An_unknown_URL_shows_an_error_page_with_links_back_to_the_shop(int width, ColorScheme theme)
    {
        await OpenPageAsync(width, theme: theme);

        var response = await Page.GotoAsync("/no/such/page");

        Assert.That(response!.Status, Is.EqualTo(404));
        Assert.That(await Page.Locator("h1").CountAsync(), Is.EqualTo(1));
        Assert.That(await Page.Locator("main a[href='/']").CountAsync(), Is.GreaterThan(0));
        Assert.That(TakeConsoleErrors(), Has.All.Contains("404"));
        await AssertNoSidewaysScrollAsync();
        await AssertAccessibleAsync();
    }
}
