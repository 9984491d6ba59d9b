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

/// <summary>
/// The sandbox gateway itself, on a port of its own, with its notices held back: a test hands them over when and how it likes.
/// </summary>
internal sealed class TestGateway : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly string folder;
    private readonly WebApplication app;

    private TestGateway(string folder, WebApplication app) => (this.folder, this.app) = (folder, app);

    /// <summary>Tells a host where the gateway is and by which secrets they know each other.</summary>
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

    /// <summary>The shopper pays on the gateway's page; the shop does not hear of it before a notice or a question.</summary>
    public void Pay(Guid paymentId, string card = ApiShopper.GoodCard) =>
        app.Services.GetRequiredService<ChargeOperations>().Pay(Key(paymentId), card);

    /// <summary>Somebody pays all of it back at the gateway itself, so that a refund of the shop's has to fail.</summary>
    public void RefundBehindOurBack(Guid paymentId, long amount = 0) =>
        app
            .Services.GetRequiredService<ChargeOperations>()
            .Refund(Key(paymentId), "by-hand-" + amount, amount == 0 ? ChargeOf(paymentId).Captured : amount);

    /// <summary>A charge that the shop never asked for, paid; answers its id.</summary>
    public string ChargeBehindOurBack(long amount)
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

    /// <summary>The gateway forgets the refunds of a charge, as after a restored backup.</summary>
    public void LoseRefunds(Guid paymentId) => Book.Change(Key(paymentId), charge => charge with { Refunds = [] }, _ => null);

    /// <summary>The charge is in no list of the last days any more.</summary>
    public void Forget(Guid paymentId) =>
        Book.Change(Key(paymentId), charge => charge with { CreatedAt = charge.CreatedAt.AddDays(-30) }, _ => null);

    public Charge ChargeById(string id) => Book.FindById(id)!;

    public void Expire(Guid paymentId) => app.Services.GetRequiredService<ChargeOperations>().Expire(Key(paymentId));

    /// <summary>The cardholder complains; answers the dispute's id.</summary>
    public string Dispute(Guid paymentId, long amount = 0) =>
        app.Services.GetRequiredService<ChargeOperations>().Dispute(Key(paymentId), amount)!.Disputes[^1].Id;

    public void EndDispute(Guid paymentId, string disputeId, bool won) =>
        app.Services.GetRequiredService<ChargeOperations>().EndDispute(Key(paymentId), disputeId, won);

    public Charge ChargeOf(Guid paymentId) => Book.Find(Key(paymentId))!;

    /// <summary>What the gateway wants to tell of a payment, oldest first.</summary>
    public IReadOnlyList<ChargeEvent> NoticesOf(Guid paymentId) =>
        [.. Book.Undelivered.Where(notice => notice.Charge.Key == Key(paymentId)).OrderBy(notice => notice.Charge.Version)];

    /// <summary>So many of the shop's next calls answer 503.</summary>
    public void FailCalls(int calls) =>
        app.Services.GetRequiredService<Faults>().Set(new FaultSettings(null, null, null, null, null, FailCalls: calls));

    public static byte[] BodyOf(ChargeEvent notice) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id = notice.Id,
                type = notice.Type,
                charge = notice.Charge,
            },
            Json
        );

    /// <summary>A webhook's signature as the gateway makes it.</summary>
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
