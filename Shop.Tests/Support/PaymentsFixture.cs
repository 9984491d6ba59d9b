using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Payments.Application;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Tests.Support;

/// <summary>Payments only: references without an order, and a gateway whose webhooks the test delivers.</summary>
public abstract class PaymentsFixture : ShopFixture
{
    private TestGateway? gateway;

    private protected static Guid StaffId => AnOrder.StaffId;

    private protected TestGateway Gateway => gateway ??= TestGateway.Start();

    protected override IReadOnlyDictionary<string, string> Settings => Gateway.Settings;

    [OneTimeTearDown]
    public async Task StopGateway()
    {
        if (gateway is not null)
            await gateway.DisposeAsync();
    }

    [TearDown]
    public void ResetCaptureTime() => CaptureWhen(CaptureTime.Immediately);

    private protected void CaptureWhen(object time) =>
        Host.Services.GetRequiredService<IOptions<PaymentsOptions>>().Value.Capture = (CaptureTime)time;

    private protected static StartPayment Attempt(Guid reference, decimal amount, decimal total, string method = "card") =>
        new()
        {
            PaymentId = Guid.CreateVersion7(),
            Reference = reference,
            ReferenceText = "S-100001-7",
            Amount = AnOrder.Eur(amount),
            Total = AnOrder.Eur(total),
            Method = method,
            Email = "ada@example.com",
            ReturnUrl = "http://localhost/orders/S-100001-7",
        };

    /// <summary>An attempt that the shopper has paid or authorized.</summary>
    private protected async Task<Guid> PaidAsync(Guid reference, decimal amount, decimal? total = null)
    {
        var started = await GetAsync(Attempt(reference, amount, total ?? amount));
        Gateway.Pay(started.PaymentId);
        await GetAsync(new RefreshPayment(started.PaymentId));
        return started.PaymentId;
    }

    private protected Task<PaymentSummary> PaymentAsync(Guid paymentId) => GetAsync(new GetPayment(paymentId));

    private protected async Task<PaymentTotals> SumsAsync(Guid reference) => (await GetAsync(new ListPaymentTotals([reference]))).Single();

    /// <summary>The ledger without the entries before the payment.</summary>
    private protected async Task<IReadOnlyList<string>> LedgerAsync(Guid paymentId) =>
        [
            .. (await PaymentAsync(paymentId))
                .Ledger.Where(line =>
                    line.Kind is not (LedgerKind.AuthorizeRequested or LedgerKind.AuthorizeSucceeded or LedgerKind.AuthorizeFailed)
                )
                .Select(line => $"{line.Kind.ApiName()} {line.Amount.Amount:0.00}"),
        ];

    private protected async Task<T> InDatabaseAsync<T>(Func<PaymentsDbContext, Task<T>> read)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<PaymentsDbContext>());
    }

    /// <summary>Changes rows directly, bypassing a table's triggers.</summary>
    private protected Task CorruptAsync(string table, string sql) =>
        InDatabaseAsync(db =>
            db.Database.ExecuteSqlRawAsync(
                db.IsPostgres
                    ? $"ALTER TABLE payments.{table} DISABLE TRIGGER USER; {sql}; ALTER TABLE payments.{table} ENABLE TRIGGER USER"
                    : $"DISABLE TRIGGER ALL ON payments.{table}; {sql}; ENABLE TRIGGER ALL ON payments.{table}"
            )
        );

    /// <summary>The violations found by the module's checks, once nothing is due.</summary>
    private protected async Task<IReadOnlyList<string>> BrokenAsync()
    {
        Clock.Advance(TimeSpan.FromSeconds(61));
        return await Host.CheckInvariantsAsync();
    }
}
