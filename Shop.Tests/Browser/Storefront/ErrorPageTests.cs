using Microsoft.Playwright;
using Shop.Tests.Support;

namespace Shop.Tests.Browser.Storefront;

public sealed class ErrorPageTests : BrowserFixture
{
    [TestCase(1280, ColorScheme.Light)]
    [TestCase(1280, ColorScheme.Dark)]
    [TestCase(320, ColorScheme.Light)]
    public async Task A_wrong_address_shows_a_page_with_a_way_on(int width, ColorScheme theme)
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
