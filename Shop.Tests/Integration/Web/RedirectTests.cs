using System.Net;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Web;

/// <summary>Return URLs given by a visitor. On a real port, because the server itself refuses non-ASCII characters in a header.</summary>
public sealed class RedirectTests
{
    private const string Password = "a sentence is fine";

    private ShopHost host = null!;
    private PageVisitor visitor = null!;

    [OneTimeSetUp]
    public async Task StartHost()
    {
        host = await ShopHost.StartAsync(live: true);
        await host.GetAsync(new SeedDemoAccounts());
        await host.DoAsync(new RegisterCustomer("ada@example.com", Password, "Ada Lovelace"));
    }

    [OneTimeTearDown]
    public async Task StopHost()
    {
        await host.DisposeAsync();
        await TestDatabases.DropAsync(host.ConnectionString);
    }

    [SetUp]
    public void OpenClient() =>
        visitor = new PageVisitor(
            new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.ClientOptions.BaseAddress }
        );

    [TearDown]
    public void CloseClient() => visitor.Dispose();

    [TestCase("/p/שולחן", "/p/%D7%A9%D7%95%D7%9C%D7%97%D7%9F")]
    [TestCase("/p/%D7%A9", "/p/%D7%A9")]
    [TestCase("/search?q=杯 子&page=2", "/search?q=%E6%9D%AF%20%E5%AD%90&page=2")]
    [TestCase("/search?q=\ud83e\uded6#über", "/search?q=%F0%9F%AB%96#%C3%BCber")]
    [TestCase("https://evil.example/ü", "/account")]
    [TestCase("//evil.example", "/account")]
    public async Task Signing_in_redirects_to_the_encoded_return_URL_within_the_shop(string given, string location)
    {
        var page = "/signin?returnUrl=" + Uri.EscapeDataString(given);

        using var answer = await visitor.PostAsync(page, ("Input.Email", "ada@example.com"), ("Input.Password", Password));
        using var again = await visitor.GetAsync(page);

        Assert.That((answer.StatusCode, Location(answer)), Is.EqualTo((HttpStatusCode.SeeOther, location)));
        Assert.That((again.StatusCode, Location(again)), Is.EqualTo((HttpStatusCode.SeeOther, location)), "already signed in");
    }

    [Test]
    public async Task Staff_are_redirected_to_the_encoded_return_URL()
    {
        using var answer = await visitor.PostAsync(
            "/admin/signin?returnUrl=" + Uri.EscapeDataString("/admin/inventory/ТОВАР-1"),
            ("Input.Email", "owner@shop.example"),
            ("Input.Password", "Owner-2026!")
        );

        Assert.That(
            (answer.StatusCode, Location(answer)),
            Is.EqualTo((HttpStatusCode.SeeOther, "/admin/inventory/%D0%A2%D0%9E%D0%92%D0%90%D0%A0-1"))
        );
    }

    [Test]
    public async Task Choosing_a_theme_redirects_to_the_encoded_URL()
    {
        using var answer = await visitor.Client.PostAsync("/theme", PageVisitor.Form([("theme", "dark"), ("returnUrl", "/p/茶壶?o1=红")]));

        Assert.That((answer.StatusCode, Location(answer)), Is.EqualTo((HttpStatusCode.SeeOther, "/p/%E8%8C%B6%E5%A3%B6?o1=%E7%BA%A2")));
    }

    private static string Location(HttpResponseMessage answer) =>
        answer.Headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : string.Empty;
}
