using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Http;
using Shop.Tests.Support;

namespace Shop.Tests.Unit.Kernel;

public sealed class ProviderClientTests
{
    private readonly TestClock clock = new();
    private StubProvider stub = null!;
    private ServiceProvider services = null!;

    private ProviderCircuit Circuit => services.GetRequiredService<ProviderCircuits>().For("stub");

    [SetUp]
    public void Connect()
    {
        clock.Reset();
        stub = new StubProvider();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddProviderClient("stub", _ => "http://provider.example");
        collection.AddHttpClient("stub").ConfigurePrimaryHttpMessageHandler(() => stub);
        services = collection.BuildServiceProvider();
    }

    [TearDown]
    public void Disconnect()
    {
        services.Dispose();
        stub.Dispose();
    }

    [Test]
    public async Task Five_failures_open_the_circuit_and_the_next_call_does_not_reach_the_provider()
    {
        stub.Status = HttpStatusCode.ServiceUnavailable;
        for (var call = 0; call < 5; call++)
            await CallAsync();

        await Assert.ThrowsAsync<HttpRequestException>(CallAsync);

        Assert.That((stub.Calls, Circuit.IsAnswering), Is.EqualTo((5, false)));
        Assert.That(Circuit.LastFailure, Is.EqualTo(new ProviderFailure(clock.Now, "HTTP 503")));
    }

    [Test]
    public async Task Fewer_failures_than_successes_within_thirty_seconds_keep_the_circuit_closed()
    {
        for (var call = 0; call < 6; call++)
            await CallAsync();
        stub.Status = HttpStatusCode.InternalServerError;
        for (var call = 0; call < 5; call++)
            await CallAsync();

        Assert.That((stub.Calls, Circuit.IsAnswering), Is.EqualTo((11, true)));
    }

    [Test]
    public async Task Refusals_count_as_responses_and_never_open_the_circuit()
    {
        stub.Status = HttpStatusCode.PaymentRequired;
        for (var call = 0; call < 20; call++)
            Assert.That(await CallAsync(), Is.EqualTo(HttpStatusCode.PaymentRequired));

        Assert.That(Circuit.IsAnswering, Is.True);
    }

    [Test]
    public async Task An_open_circuit_lets_at_most_ten_calls_per_minute_through()
    {
        await OpenAsync();
        var before = stub.Calls;

        for (var second = 0; second < 60; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await TryAsync();
        }

        Assert.That(stub.Calls - before, Is.InRange(8, 10));
    }

    [Test]
    public async Task The_first_successful_probe_closes_the_circuit()
    {
        await OpenAsync();
        stub.Status = HttpStatusCode.OK;
        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.That(await CallAsync(), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await CallAsync(), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Circuit.IsAnswering, Is.True);
    }

    [Test]
    public async Task A_provider_is_offered_again_after_a_minute_without_a_probe()
    {
        await OpenAsync();
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.That(Circuit.IsAnswering, Is.False);

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.That(Circuit.IsAnswering, Is.True);
    }

    [Test]
    public async Task The_status_of_a_client_says_until_when_its_calls_are_suspended()
    {
        var status = services.GetRequiredService<IProviderStatus>();
        Assert.That((status.Name, status.IsAnswering), Is.EqualTo(("stub", true)));
        Assert.That(status.SuspendedUntil, Is.Null);
        Assert.That(status.LastFailure, Is.Null);

        await OpenAsync();

        Assert.That(status.IsAnswering, Is.False);
        Assert.That(status.SuspendedUntil, Is.EqualTo(clock.Now.AddMinutes(1)));
    }

    [Test]
    public async Task A_broken_connection_is_reported_as_an_HTTP_failure()
    {
        stub.Failure = new IOException("The connection was closed.");

        var failure = await Assert.ThrowsAsync<HttpRequestException>(CallAsync);

        Assert.That(failure!.Message, Is.EqualTo("The connection was closed."));
    }

    private async Task OpenAsync()
    {
        stub.Status = HttpStatusCode.ServiceUnavailable;
        for (var call = 0; call < 5; call++)
            await CallAsync();
    }

    private async Task<HttpStatusCode> CallAsync()
    {
        using var response = await services
            .GetRequiredService<IHttpClientFactory>()
            .CreateClient("stub")
            .GetAsync(new Uri("/charges", UriKind.Relative));
        return response.StatusCode;
    }

    private async Task TryAsync()
    {
        try
        {
            await CallAsync();
        }
        catch (HttpRequestException)
        {
            // The circuit is open.
        }
    }

    private sealed class StubProvider : HttpMessageHandler
    {
        public HttpStatusCode Status { get; set; } = HttpStatusCode.OK;

        public Exception? Failure { get; set; }

        public int Calls { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls++;
            return Failure is null ? Task.FromResult(new HttpResponseMessage(Status)) : Task.FromException<HttpResponseMessage>(Failure);
        }
    }
}
