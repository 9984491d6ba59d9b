using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

/// <summary>A host without its database.</summary>
public sealed class DatabaseOutageTests
{
    private ShopHost host = null!;

    [OneTimeSetUp]
    public void Start() =>
        host = new ShopHost(
            "Host=/nowhere;Database=shop;Username=shop;Timeout=1",
            settings: new Dictionary<string, string> { ["Logs:Console"] = "false" }
        );

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [Test]
    public async Task The_API_answers_503_with_Retry_After()
    {
        using var client = host.CreateClient();

        using var response = await client.GetAsync($"/api/v1/carts/{Guid.CreateVersion7()}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(response.Headers.RetryAfter, Is.Not.Null);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("/problems/busy"));
    }

    [Test]
    public async Task Readiness_fails_while_liveness_succeeds()
    {
        using var client = host.CreateClient();

        using var ready = await client.GetAsync("/health/ready");
        using var live = await client.GetAsync("/health/live");

        Assert.That((ready.StatusCode, live.StatusCode), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
        var checks = (await ready.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks");
        Assert.That(checks.GetProperty("database").GetProperty("status").GetString(), Is.EqualTo("unhealthy"));
    }
}
