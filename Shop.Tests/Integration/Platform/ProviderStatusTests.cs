using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Http;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Platform;

/// <summary>The back office shows which external services don't answer, and why.</summary>
public sealed class ProviderStatusTests : ShopFixture
{
    private PageVisitor owner = null!;

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Payments:Sandbox:Url"] = "http://127.0.0.1:1",
            ["Smtp:Host"] = "127.0.0.1",
            ["Smtp:Port"] = "1",
        };

    [SetUp]
    public async Task SignInAsOwner()
    {
        await GetAsync(new SeedDemoAccounts());
        owner = new PageVisitor(NewClient());
        await owner.SignInAsync("owner@shop.example", "Owner-2026!", "/admin/signin");
    }

    [TearDown]
    public void CloseClient() => owner.Dispose();

    [Test]
    public async Task Every_service_that_is_set_up_has_a_name_and_a_consequence_for_shoppers()
    {
        var page = await owner.ReadAsync("/admin/health");

        Assert.That(
            Host.Services.GetServices<IProviderStatus>().Select(provider => provider.Name),
            Is.EquivalentTo(new[] { "sandbox-gateway", "mail-server" })
        );
        Assert.That(page, Does.Contain("Sandbox card gateway").And.Contain("Mail server"));
        Assert.That(page, Does.Contain("Unsent emails are retried for up to three days.").And.Not.Contain("Admin.Checks."));
    }

    [Test]
    public async Task A_payment_provider_that_does_not_answer_is_off_with_its_error_until_it_is_tried_again()
    {
        using var gateway = Host.Services.GetRequiredService<IHttpClientFactory>().CreateClient("sandbox-gateway");
        for (var call = 0; call < 5; call++)
            await Assert.ThrowsAsync<HttpRequestException>(() => gateway.GetAsync(new Uri("/v1/charges", UriKind.Relative)));

        var off = await RowAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await RowAsync();

        Assert.That(off, Does.Contain("Connection refused (127.0.0.1:1)").And.Contain("<time datetime=\"2031-03-03T10:01:00Z\">"));
        Assert.That(off, Does.Contain(">Off<").And.Not.Contain(">Working<"));
        Assert.That(later, Does.Contain(">Working<").And.Contain("Connection refused (127.0.0.1:1)"));
    }

    private async Task<string> RowAsync() =>
        WebUtility
            .HtmlDecode(await owner.Client.GetStringAsync("/admin/health"))
            .Split("<tr>")
            .Single(row => row.Contains("Sandbox card gateway", StringComparison.Ordinal));
}
