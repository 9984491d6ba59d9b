using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

public sealed class HttpGuardTests : ShopFixture
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string> { ["Limits:SearchPerMinute"] = "3", ["Limits:JsonBytes"] = "2000" };

    [TestCase("/")]
    [TestCase("/nowhere")]
    [TestCase("/api/v1/nowhere")]
    [TestCase("/css/base.css")]
    [TestCase("/health/live")]
    public async Task Every_response_has_the_security_headers(string path)
    {
        using var client = NewClient();

        using var response = await client.GetAsync(path);

        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(
            response.Headers.GetValues("Content-Security-Policy").Single(),
            Does.Contain("default-src 'self'").And.Contain("frame-ancestors 'none'").And.Not.Contain("unsafe")
        );
        Assert.That(response.Headers.Contains("Referrer-Policy"), Is.True);
        Assert.That(response.Headers.Contains("Server"), Is.False);
    }

    [Test]
    public async Task An_unknown_page_returns_404_with_a_page()
    {
        using var client = NewClient();

        using var response = await client.GetAsync("/nowhere");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("<h1").And.Contain("/css/"));
    }

    [TestCase("/search?q=a%00b")]
    [TestCase("/api/v1/products?query=%00")]
    public async Task A_NUL_in_a_URL_is_a_bad_request(string path)
    {
        using var client = NewClient();

        using var response = await client.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [TestCase("{\"cartId\":", "cartId")]
    [TestCase("[]", "")]
    [TestCase("{\"cartId\":\"019a0000-0000-7000-8000-000000000001\",\"email\":7}", "email")]
    [TestCase("{\"cartId\":\"019a0000-0000-7000-8000-000000000001\",\"email\":\"a\\u0000b\"}", "email")]
    [TestCase("{\"cartId\":\"019a0000-0000-7000-8000-000000000001\",\"shippingAddress\":{\"name\":\"\\ud83c\"}}", "shippingAddress.name")]
    public async Task Malformed_JSON_is_a_validation_problem_at_its_field(string body, string field)
    {
        using var response = await PostAsync(body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest), await response.Content.ReadAsStringAsync());
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("/problems/validation"));
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(error => error.Name), Is.EqualTo(new[] { field }));
    }

    [Test]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_read()
    {
        using var response = await PostAsync($"{{\"email\":\"{new string('a', 2_000)}\"}}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task A_body_that_is_not_JSON_is_refused_by_its_content_type()
    {
        using var client = NewClient();
        using var content = new StringContent("cartId=1", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var response = await client.PostAsync("/api/v1/orders", content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    [TestCase("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [TestCase("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [TestCase("Origin", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [TestCase("Sec-Fetch-Site", "same-origin", HttpStatusCode.Created)]
    [TestCase("Origin", "http://localhost", HttpStatusCode.Created)]
    public async Task The_API_accepts_cookies_from_the_shops_own_pages_only(string header, string value, HttpStatusCode expected)
    {
        using var client = NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/carts")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Cookie", "anything=1");
        request.Headers.Add(header, value);

        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Rate_limits_apply_per_kind_of_request()
    {
        using var client = NewClient();
        for (var request = 0; request < 3; request++)
            using (var within = await client.GetAsync("/search?q=tea"))
                Assert.That(within.StatusCode, Is.Not.EqualTo(HttpStatusCode.TooManyRequests));

        using var page = await client.GetAsync("/search?q=tea");
        using var api = await client.GetAsync("/api/v1/products?query=tea");
        using var other = await client.GetAsync("/health/live");

        Assert.That(
            (page.StatusCode, api.StatusCode, other.StatusCode),
            Is.EqualTo((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests, HttpStatusCode.OK))
        );
        Assert.That(page.Headers.RetryAfter!.Delta, Is.GreaterThan(TimeSpan.Zero));
        Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("<h1"));
        Assert.That(
            (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString(),
            Is.EqualTo("/problems/rate-limited")
        );
    }

    [Test]
    public async Task An_unexpected_API_error_shows_a_reference_and_nothing_else()
    {
        using var client = NewClient();

        using var response = await client.GetAsync($"/api/v1/carts/{Guid.CreateVersion7()}");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That(text, Does.Not.Contain("canary"));
        Assert.That(JsonDocument.Parse(text).RootElement.GetProperty("traceId").GetString(), Has.Length.EqualTo(32));
    }

    [Test]
    public async Task Metrics_are_not_served_on_the_public_address()
    {
        using var client = NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Host = "localhost:5090";

        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    protected override void Configure(IServiceCollection services) =>
        services.AddScoped<IRequestHandler<GetCart, Result<CartView>>, Broken>();

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var client = NewClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await client.PostAsync("/api/v1/orders", content);
    }

    private sealed class Broken : IRequestHandler<GetCart, Result<CartView>>
    {
        public Task<Result<CartView>> Handle(GetCart request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("canary");
    }
}
