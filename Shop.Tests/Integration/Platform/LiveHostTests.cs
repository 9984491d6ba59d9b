using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

public sealed class LiveHostTests
{
    [Test]
    public async Task A_host_with_its_jobs_running_becomes_ready_on_a_real_port()
    {
        var host = await ShopHost.StartAsync(live: true);
        using var client = new HttpClient { BaseAddress = host.ClientOptions.BaseAddress };

        using var response = await Eventually.AnswersAsync(client, "/health/ready", HttpStatusCode.OK);

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(host.ClientOptions.BaseAddress.Port, Is.GreaterThan(1024));
        Assert.That(answer.GetProperty("leader").GetString(), Is.EqualTo(answer.GetProperty("node").GetString()));
        Assert.That(
            answer.GetProperty("checks").EnumerateObject().Select(check => check.Value.GetProperty("status").GetString()),
            Is.All.EqualTo("healthy")
        );
        await host.DisposeAsync();
        await TestDatabases.DropAsync(host.ConnectionString);
    }
}
