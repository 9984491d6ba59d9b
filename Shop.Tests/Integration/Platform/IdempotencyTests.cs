using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Web;
using Shop.Orders.Application;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Platform;

/// <summary>Tested with creating a cart, the simplest request that creates something.</summary>
public sealed class IdempotencyTests : ShopFixture
{
    [Test]
    public async Task The_same_key_and_body_return_the_first_response()
    {
        using var first = await OpenAsync("one");
        using var second = await OpenAsync("one");

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)));
        Assert.That(await second.Content.ReadAsStringAsync(), Is.EqualTo(await first.Content.ReadAsStringAsync()));
        Assert.That(second.Headers.Location, Is.EqualTo(first.Headers.Location));
        Assert.That(second.Content.Headers.ContentType, Is.EqualTo(first.Content.Headers.ContentType));
    }

    [Test]
    public async Task Another_key_or_no_key_is_a_new_request()
    {
        HashSet<string> carts =
        [
            await IdOf(await OpenAsync("one")),
            await IdOf(await OpenAsync("two")),
            await IdOf(await OpenAsync(null)),
            await IdOf(await OpenAsync(null)),
        ];

        Assert.That(carts, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task The_same_key_with_another_body_is_refused()
    {
        using var first = await OpenAsync("one");
        using var second = await OpenAsync("one", "{\"note\":\"other\"}");

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await TypeOf(second), Is.EqualTo("/problems/idempotency-mismatch"));
    }

    [Test]
    public async Task A_key_whose_first_request_is_running_must_be_retried_later()
    {
        using var first = await OpenAsync("one");
        await RemoveResponseAsync();

        using var second = await OpenAsync("one");

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
        Assert.That(second.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [Test]
    public async Task A_key_whose_first_request_died_is_taken_over_after_a_minute()
    {
        using var first = await OpenAsync("one");
        await RemoveResponseAsync();
        Clock.Advance(TimeSpan.FromSeconds(61));

        using var second = await OpenAsync("one");
        using var third = await OpenAsync("one");

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await IdOf(third), Is.EqualTo(await IdOf(second)));
    }

    [Test]
    public async Task A_key_whose_first_request_died_while_the_clock_was_ahead_is_taken_over_once_the_clock_is_correct()
    {
        var right = Clock.Now;
        Clock.Advance(TimeSpan.FromHours(2));
        using var first = await OpenAsync("one");
        await RemoveResponseAsync();
        Clock.SetTo(right);

        using var second = await OpenAsync("one");

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task Two_clients_with_the_same_key_do_not_see_each_others_responses()
    {
        using var client = NewClient();
        using var first = await SendAsync(client, "one", "{}", "secret-a");
        using var second = await SendAsync(client, "one", "{}", "secret-b");

        Assert.That(await IdOf(second), Is.Not.EqualTo(await IdOf(first)));
    }

    [Test]
    public async Task Two_guests_at_two_addresses_with_the_same_key_get_separate_carts()
    {
        var (first, again, second) = (
            await OpenFromAsync("203.0.113.7"),
            await OpenFromAsync("203.0.113.7"),
            await OpenFromAsync("203.0.113.8")
        );

        Assert.That(again.GetRawText(), Is.EqualTo(first.GetRawText()));
        Assert.That(second.GetProperty("id").GetString(), Is.Not.EqualTo(first.GetProperty("id").GetString()));
        Assert.That(second.GetProperty("secret").GetString(), Is.Not.EqualTo(first.GetProperty("secret").GetString()));

        async Task<JsonElement> OpenFromAsync(string address)
        {
            var answer = await Host.Server.SendAsync(context =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(address);
                (context.Request.Method, context.Request.Path) = ("POST", "/api/v1/carts");
                context.Request.Host = new HostString("localhost");
                context.Request.Headers[Idempotency.Header] = "one";
            });
            return (await JsonDocument.ParseAsync(answer.Response.Body)).RootElement.Clone();
        }
    }

    [Test]
    public async Task The_same_key_with_another_query_is_refused()
    {
        using var client = NewClient();
        using var first = await client.SendAsync(Request("/api/v1/carts?channel=a", "one", "{}"));
        using var second = await client.SendAsync(Request("/api/v1/carts?channel=b", "one", "{}"));

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity)));
    }

    [Test]
    public async Task An_upload_with_a_key_is_received_completely_and_once()
    {
        await GetAsync(new SeedDemoAccounts());
        using var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "dev-shop-key");

        using var first = await client.SendAsync(Upload());
        using var again = await client.SendAsync(Upload());

        Assert.That(
            (first.StatusCode, again.StatusCode),
            Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.Accepted)),
            await first.Content.ReadAsStringAsync()
        );
        Assert.That(await IdOf(again), Is.EqualTo(await IdOf(first)));

        static HttpRequestMessage Upload()
        {
            var request = Request("/api/v1/admin/product-imports?dryRun=true", "upload", "Handle,Title\ntea,Tea\n");
            request.Content!.Headers.ContentType = new("text/csv");
            return request;
        }
    }

    [Test]
    public async Task Refusals_of_invalid_input_are_not_stored()
    {
        using var client = NewClient();
        using var refused = await client.SendAsync(Request("/api/v1/orders", "key", "{"));
        using var again = await client.SendAsync(Request("/api/v1/orders", "key", "{ "));

        Assert.That(
            (refused.StatusCode, again.StatusCode),
            Is.EqualTo((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest)),
            "a stored key would be a mismatch"
        );
    }

    [TestCase("with space", 1)]
    [TestCase("k", 256)]
    public async Task An_invalid_key_is_a_field_error(string part, int times)
    {
        var key = string.Concat(Enumerable.Repeat(part, times));
        using var client = NewClient();
        using var request = Request("/api/v1/carts", null, "{}");
        request.Headers.TryAddWithoutValidation(Idempotency.Header, key);

        using var response = await client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await TypeOf(response), Is.EqualTo("/problems/validation"));
    }

    [Test]
    public async Task Stored_responses_do_not_reveal_the_secret()
    {
        using var response = await OpenAsync("one");
        var secret = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("secret").GetString()!;

        await using var scope = Host.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<OrdersDbContext>().IdempotencyKeys.AsNoTracking().SingleAsync();

        Assert.That(stored.Body, Is.Not.Empty.And.Not.Contain(secret));
    }

    private async Task<HttpResponseMessage> OpenAsync(string? key, string body = "{}")
    {
        using var client = NewClient();
        return await SendAsync(client, key, body, null);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string? key, string body, string? secret)
    {
        using var request = Request("/api/v1/carts", key, body);
        if (secret is not null)
            request.Headers.Add("X-Cart-Secret", secret);
        return await client.SendAsync(request);
    }

    private static HttpRequestMessage Request(string path, string? key, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        if (key is not null)
            request.Headers.Add(Idempotency.Header, key);
        return request;
    }

    /// <summary>Leaves the state of a first request that never completed.</summary>
    private async Task RemoveResponseAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<OrdersDbContext>()
            .IdempotencyKeys.ExecuteUpdateAsync(set => set.SetProperty(key => key.AnsweredAt, (DateTimeOffset?)null));
    }

    private static async Task<string> IdOf(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;

    private static async Task<string?> TypeOf(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString();
}
