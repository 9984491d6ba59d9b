using System.Net;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

public sealed class ApiReferenceTests : ShopFixture
{
    [Test]
    public async Task The_API_reference_is_served_in_Development_and_loads_nothing_from_third_parties()
    {
        using var client = Host.CreateClient();

        using var answer = await client.GetAsync("/api");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("openapi/v1.json").And.Not.Contain("https://"));
        Assert.That(
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            Does.StartWith("default-src 'self';").And.Not.Contain("http")
        );
        using var document = await client.GetAsync("/openapi/v1.json");
        Assert.That(document.Headers.GetValues("Content-Security-Policy").Single(), Does.Not.Contain("unsafe"));
    }
}
