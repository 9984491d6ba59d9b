using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shop.Sandbox;
using Shop.Sandbox.Payments;

namespace Shop.Tests.Support;

/// <summary>The sandbox gateway on a separate port, with its webhooks held back: the test delivers them when and how it wants.</summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string folder;
    private readonly WebApplication app;

    private TestGateway(string folder, WebApplication app) => (this.folder, this.app) = (folder, app);

    /// <summary>Sets the gateway's URL and secrets in a host's configuration.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Payments:Sandbox:Url"] = app.Urls.First(),
            ["Payments:Sandbox:ApiKey"] = Secrets.ApiKey,
            ["Payments:Sandbox:WebhookSecrets"] = Secrets.WebhookSecret,
        };

    public SandboxSecrets Secrets => app.Services.GetRequiredService<SandboxSecrets>();

    private ChargeStore Book => app.Services.GetRequiredService<ChargeStore>();

    public static TestGateway Start()
    {
        var folder = Directory.CreateTempSubdirectory("shop-gateway-").FullName;
        var app = SandboxApplication.Build(["--urls=http://127.0.0.1:0", $"--Shop:DataDirectory={folder}"], new TestClock());
        app.Services.GetRequiredService<Faults>().Set(new FaultSettings(Hold: true, null, null, null, null, null));
        app.Start();
        return new TestGateway(folder, app);
    }

    /// <summary>The shopper pays on the gateway's page; the shop learns of it by webhook or by polling.</summary>
    public void Pay(Guid paymentId, string card = ApiShopper.GoodCard) =>
        app.Services.GetRequiredService<ChargeOperations>().Pay(Key(paymentId), card);

    /// <summary>Refunds a charge in full at the gateway, so that the shop's refund must fail.</summary>
    public void RefundAtGateway(Guid paymentId, long amount = 0) =>
        app
            .Services.GetRequiredService<ChargeOperations>()
            .Refund(Key(paymentId), "by-hand-" + amount, amount == 0 ? ChargeOf(paymentId).Captured : amount);

    /// <summary>A paid charge that the shop never requested; returns its id.</summary>
    public string CreateUnrequestedCharge(long amount)
    {
        var key = "by-hand-" + Guid.CreateVersion7().ToString("N");
        Book.Start(key, () =>
            new Charge(
                "ch_" + key,
                key,
                1,
                Charge.IsCaptured,
                amount,
                "EUR",
                amount,
                amount,
                null,
                null,
                [],
                "By hand",
                "http://localhost",
                "http://localhost",
                true,
                1,
                TestClock.Start
            )
        );
        return "ch_" + key;
    }

    /// <summary>The gateway loses the refunds of a charge, as after a restored backup.</summary>
    public void LoseRefunds(Guid paymentId) => Book.Change(Key(paymentId), charge => charge with { Refunds = [] }, _ => null);

    /// <summary>The charge no longer appears in the list of recent charges.</summary>
    public void Forget(Guid paymentId) =>
        Book.Change(Key(paymentId), charge => charge with { CreatedAt = charge.CreatedAt.AddDays(-30) }, _ => null);

    public Charge ChargeById(string id) => Book.FindById(id)!;

    public void Expire(Guid paymentId) => app.Services.GetRequiredService<ChargeOperations>().Expire(Key(paymentId));

    /// <summary>The cardholder opens a dispute; returns its id.</summary>
    public string Dispute(Guid paymentId, long amount = 0) =>
        app.Services.GetRequiredService<ChargeOperations>().Dispute(Key(paymentId), amount)!.Disputes[^1].Id;

    public void EndDispute(Guid paymentId, string disputeId, bool won) =>
        app.Services.GetRequiredService<ChargeOperations>().EndDispute(Key(paymentId), disputeId, won);

    public Charge ChargeOf(Guid paymentId) => Book.Find(Key(paymentId))!;

    /// <summary>The held webhooks of a payment, oldest first.</summary>
    public IReadOnlyList<ChargeEvent> WebhooksOf(Guid paymentId) =>
        [.. Book.Undelivered.Where(webhook => webhook.Charge.Key == Key(paymentId)).OrderBy(webhook => webhook.Charge.Version)];

    /// <summary>The given number of calls are answered with 503.</summary>
    public void FailCalls(int calls) =>
        app.Services.GetRequiredService<Faults>().Set(new FaultSettings(null, null, null, null, null, FailCalls: calls));

    public static byte[] BodyOf(ChargeEvent webhook) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = webhook.Id,
                type = webhook.Type,
                charge = webhook.Charge,
            },
            Json
        );

    /// <summary>A webhook signature as the gateway creates it.</summary>
    public static string Sign(byte[] body, string secret, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))}";
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static string Key(Guid paymentId) => paymentId.ToString("N");
}
