using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

public sealed class HostTests : ShopFixture
{
    [Test]
    public async Task The_liveness_check_succeeds()
    {
        using var client = NewClient();

        var answer = await client.GetStringAsync("/health/live");

        Assert.That(answer, Is.EqualTo("ok"));
    }

    [Test]
    public async Task Readiness_lists_every_check_and_the_node()
    {
        using var client = NewClient();

        using var response = await client.GetAsync("/health/ready");

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(answer.GetProperty("node").GetString(), Is.Not.Empty);
        Assert.That(
            answer.GetProperty("checks").EnumerateObject().Select(check => check.Name),
            Is.EquivalentTo(new[] { "accepting", "database", "clock", "migrations", "paused", "outbox", "scheduler" })
        );
    }

    [TestCase(1, "healthy")]
    [TestCase(30, "degraded")]
    [TestCase(-30, "degraded")]
    public async Task A_clock_that_differs_from_the_database_is_a_warning(int seconds, string status)
    {
        using var client = NewClient();
        using (await client.GetAsync("/health/ready"))
        {
            // The first check is slow, and the test's clock does not move meanwhile.
        }

        Clock.SetTo(TimeProvider.System.GetUtcNow().AddSeconds(seconds));

        using var response = await client.GetAsync("/health/ready");

        var checks = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("checks");
        Assert.That(checks.GetProperty("clock").GetProperty("status").GetString(), Is.EqualTo(status));
        Assert.That(
            checks.GetProperty("clock").GetProperty("data").GetProperty("aheadSeconds").GetDouble(),
            Is.EqualTo(seconds).Within(2.9)
        );
    }

    [Test]
    public async Task An_unknown_API_route_returns_a_problem_document()
    {
        using var client = NewClient();

        using var response = await client.GetAsync("/api/v1/nowhere");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("/problems/not-found"));
        Assert.That(problem.GetProperty("traceId").GetString(), Has.Length.EqualTo(32));
    }

    [Test]
    public void Every_module_is_registered_with_its_schema()
    {
        var names = Host.Services.GetServices<ModuleDescriptor>().Select(module => module.Schema);

        Assert.That(names, Is.Not.Empty.And.SubsetOf(ModuleContexts.Modules.Select(module => module.Schema)));
    }
}
