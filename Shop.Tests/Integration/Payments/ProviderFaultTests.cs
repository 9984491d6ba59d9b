using System.Net;
using System.Net.Sockets;
using System.Text;
using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Methods;
using Shop.Payments.Contracts.Operations;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Integration.Payments;

/// <summary>
/// Providers that are unreachable, hang, are slow or return garbage: the shop keeps working and records nothing that did not happen.
/// </summary>
public sealed class ProviderFaultTests : ShopFixture
{
    private readonly OddProvider odd = new();

    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Payments:Sandbox:Url"] = odd.Url,
            ["Payments:Sandbox:ApiKey"] = "key",
            ["Payments:Sandbox:WebhookSecrets"] = "secret",
        };

    [OneTimeTearDown]
    public void StopProvider() => odd.Dispose();

    [SetUp]
    public void StopResponding() => odd.Answer = null;

    [Test]
    public async Task A_provider_that_hangs_leaves_payments_unstarted_and_is_then_not_called()
    {
        var started = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SendAsync(Attempt()))));
        Assert.That(
            started.Select(result => result.IsSuccess ? result.Value.Status : PaymentStatus.Failed),
            Is.All.EqualTo(PaymentStatus.Created)
        );

        var asked = odd.Connections;
        Assert.That((await GetAsync(Attempt())).Status, Is.EqualTo(PaymentStatus.Created));
        Assert.That(odd.Connections, Is.EqualTo(asked), "it is no longer called");
        var card = (await GetAsync(new ListPaymentMethods(Eur(10), "DE"))).Single(method => method.Code == "card");
        Assert.That((card.IsAvailable, card.Description.Code), Is.EqualTo((false, "payments.method-card-unavailable")));
        Assert.That(
            (await GetAsync(new ListPaymentMethods(Eur(10), "DE")))
                .Where(method => method.Code != "card")
                .Select(method => method.IsAvailable),
            Is.All.True
        );
    }

    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 39\r\n\r\n<html><body>Welcome to nginx</body></ht")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"id\":\"ch_1\"")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\nnull")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=nonsense\r\nContent-Length: 2\r\n\r\n{}")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"id\"")]
    [TestCase("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("HTTP/1.1 302 Found\r\nLocation: http://localhost:1/\r\nContent-Length: 0\r\n\r\n")]
    [TestCase("SSH-2.0-OpenSSH_9.2\r\n")]
    [TestCase("")]
    public async Task An_invalid_response_leaves_the_payment_unchanged(string answer)
    {
        odd.Answer = _ => answer;
        await AssertUntouchedAsync();
    }

    [TestCase("\"amount\":1000", "\"amount\":999")]
    [TestCase("\"currency\":\"EUR\"", "\"currency\":\"USD\"")]
    [TestCase("\"currency\":\"EUR\"", "\"currency\":\"\u0000\"")]
    [TestCase("\"captured\":1000", "\"captured\":1001")]
    [TestCase("\"captured\":1000", "\"captured\":-1000")]
    [TestCase("\"authorized\":1000", "\"authorized\":99999999999999")]
    [TestCase("\"authorized\":1000", "\"authorized\":0")]
    [TestCase("\"state\":\"captured\"", "\"state\":\"rich\"")]
    [TestCase("\"refunds\":[]", "\"refunds\":[null],\"disputes\":[{\"id\":\"dp\",\"amount\":5000,\"state\":\"open\"}]")]
    [TestCase("{KEY}", "019a00000000700080000000000000aa")]
    public async Task An_impossible_charge_is_not_recorded(string right, string wrong)
    {
        odd.Answer = key => Http(Charge.Replace(right, wrong, StringComparison.Ordinal).Replace("{KEY}", key, StringComparison.Ordinal));
        await AssertUntouchedAsync();
    }

    [Test]
    public async Task The_valid_charge_that_the_invalid_ones_derive_from_is_recorded()
    {
        odd.Answer = key => Http(Charge.Replace("{KEY}", key, StringComparison.Ordinal));

        Assert.That((await GetAsync(Attempt())).Status, Is.EqualTo(PaymentStatus.Captured));
    }

    [Test]
    public async Task No_money_is_lost_while_the_provider_is_unreachable()
    {
        odd.Answer = key => Http(Charge.Replace("{KEY}", key, StringComparison.Ordinal));
        var attempt = Attempt();
        await GetAsync(attempt);
        odd.Answer = _ => "SSH-2.0-OpenSSH_9.2\r\n";

        var refund = await GetAsync(new RefundPayment(attempt.Reference, Guid.CreateVersion7(), Eur(4), Message.Of("Part"), StaffId));

        Assert.That(refund.IsDone, Is.False);
        var sums = (await GetAsync(new ListPaymentTotals([attempt.Reference]))).Single();
        Assert.That((sums.Captured, sums.Refunded, sums.RefundPending), Is.EqualTo((Eur(10), Eur(0), Eur(4))));
    }

    private const string Charge =
        """{"id":"ch_{KEY}","key":"{KEY}","version":2,"state":"captured","amount":1000"""
        + ""","currency":"EUR","authorized":1000,"captured":1000,"redirectUrl":"https://pay.example/ch","failure":null,"refunds":[]}""";

    private static StartPayment Attempt() =>
        new()
        {
            PaymentId = Guid.CreateVersion7(),
            Reference = Guid.CreateVersion7(),
            ReferenceText = "S-100001-7",
            Amount = Eur(10),
            Total = Eur(10),
            Method = "card",
            Email = "ada@example.com",
            ReturnUrl = "http://localhost/orders/S-100001-7",
        };

    private static string Http(string json) =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";

    private async Task AssertUntouchedAsync()
    {
        var attempt = Attempt();
        Assert.That((await GetAsync(attempt)).Status, Is.EqualTo(PaymentStatus.Created));
        var refreshed = await SendAsync(new RefreshPayment(attempt.PaymentId));
        Assert.That(
            refreshed.IsSuccess ? "none" : refreshed.Errors[0].Code,
            Is.AnyOf("payments.provider-silent", "payments.does-not-match")
        );

        var payment = await GetAsync(new GetPayment(attempt.PaymentId));
        Assert.That(
            (payment.Status, payment.Captured, payment.Ledger.Single().Kind),
            Is.EqualTo((PaymentStatus.Created, Eur(0), LedgerKind.AuthorizeRequested))
        );
        Assert.That(await Host.CheckInvariantsAsync(), Is.Empty);
    }

    /// <summary>Accepts every connection and sends the configured response; without one it never responds.</summary>
    private sealed class OddProvider : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly List<TcpClient> open = [];
        private int connections;

        public OddProvider()
        {
            listener.Start();
            _ = AcceptAsync();
        }

        public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        /// <summary>The response to a request for a key; null to stay silent.</summary>
        public Func<string, string>? Answer { get; set; }

        public int Connections => Volatile.Read(ref connections);

        public void Dispose()
        {
            listener.Dispose();
            foreach (var client in open)
                client.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                {
                    var client = await listener.AcceptTcpClientAsync();
                    Interlocked.Increment(ref connections);
                    open.Add(client);
                    _ = TalkAsync(client);
                }
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // The test has ended.
            }
        }

        private async Task TalkAsync(TcpClient client)
        {
            var buffer = new byte[16 * 1024];
            var request = new StringBuilder();
            try
            {
                int read;
                while ((read = await client.GetStream().ReadAsync(buffer)) > 0)
                {
                    request.Append(Encoding.UTF8.GetString(buffer, 0, read));
                    if (Answer is not { } answer || !IsWhole(request.ToString()))
                        continue;

                    await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer(KeyOf(request.ToString()))));
                    client.Dispose();
                    return;
                }
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // The client has disconnected.
            }
        }

        private static bool IsWhole(string request) =>
            request.Contains("\r\n\r\n", StringComparison.Ordinal)
            && (
                request.StartsWith("GET ", StringComparison.Ordinal)
                || request.EndsWith('}')
                || request.EndsWith("0\r\n\r\n", StringComparison.Ordinal)
            );

        /// <summary>The payment's key, from the path or the body.</summary>
        private static string KeyOf(string request)
        {
            var match = System.Text.RegularExpressions.Regex.Match(request, "[0-9a-f]{32}");
            return match.Success ? match.Value : string.Empty;
        }
    }
}
