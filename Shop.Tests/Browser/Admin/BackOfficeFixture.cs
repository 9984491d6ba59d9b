using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Browser.Admin;

/// <summary>A shop with its demo staff and helpers for back-office tests.</summary>
public abstract class BackOfficeFixture : BrowserFixture
{
    private protected const string Owner = "owner@shop.example";
    private protected const string OwnerPassword = "Owner-2026!";

    protected override async Task SeedAsync() => await Host.GetAsync(new SeedDemoAccounts());

    private protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private protected async Task SignInAsync(string email = Owner, string password = OwnerPassword)
    {
        await Page.GotoAsync("/admin/signin");
        await Page.FillAsync("#Input_Email", email);
        await Page.FillAsync("#Input_Password", password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(Page.Locator("h1")).ToHaveTextAsync("Dashboard");
    }

    /// <summary>Reloads the page until it shows the text, because events are delivered asynchronously.</summary>
    private protected async Task ShowsAsync(string path, string selector, string text) =>
        await Eventually.IsTrueAsync(
            async () =>
            {
                await Page.GotoAsync(path);
                return (await Page.Locator(selector).AllInnerTextsAsync()).Any(shown => shown.Contains(text, StringComparison.Ordinal));
            },
            $"\"{text}\" in {selector} of {path}"
        );
}
