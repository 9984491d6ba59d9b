using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Contracts.Orders;
using Shop.Reporting.Contracts.Dashboard;
using Shop.Reporting.Contracts.Reports;
using Shop.Tests.Support;
using Shop.Users.Application;

namespace Shop.Tests.Integration.Reporting;

/// <summary>
/// Publishes facts as other modules' events. Only Reporting's handlers receive them, because no other module has these orders.
/// </summary>
public abstract class ReportingFixture : ShopFixture
{
    private protected static DateOnly Monday { get; } = new(2031, 3, 3);

    private protected async Task PublishAsync(params IIntegrationEvent[] events)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsersDbContext>();
        foreach (var published in events)
        {
            db.Publish(published);
            await db.SaveChangesAsync();
            await db.Outbox.Where(message => message.DoneAt == null && !message.Handler.StartsWith("reporting.")).ExecuteDeleteAsync();
            await DeliverEvents();
        }
    }

    /// <summary>Redelivers every event, as after a crash between handling and marking.</summary>
    private protected async Task RedeliverEverythingAsync()
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsersDbContext>();
        await db.Outbox.ExecuteUpdateAsync(set =>
            set.SetProperty(row => row.DoneAt, (DateTimeOffset?)null).SetProperty(row => row.Attempts, 0)
        );
        Assert.That(await DeliverEvents(), Is.GreaterThan(0));
    }

    private protected static Money Eur(decimal amount) => new(amount, Currency.Of("EUR"));

    /// <summary>10:00 in Berlin on a day counted from Monday, or another time.</summary>
    private protected static DateTimeOffset At(int day, double hour = 9) =>
        new DateTimeOffset(2031, 3, 3, 0, 0, 0, TimeSpan.Zero).AddDays(day).AddHours(hour);

    private protected static OrderPlaced Placed(Guid order, DateTimeOffset at, SalesChannel? channel) =>
        new(
            Guid.CreateVersion7(),
            at,
            order,
            "S-1",
            Guid.CreateVersion7(),
            null,
            "DE",
            "card",
            Eur(10),
            Eur(0),
            Eur(0),
            Eur(1),
            Eur(10),
            [],
            channel
        );

    private protected static OrderConfirmed Confirmed(
        Guid order,
        DateTimeOffset at,
        decimal items,
        decimal tax,
        decimal shipping = 0,
        decimal discount = 0,
        string country = "DE",
        int quantity = 1,
        string sku = "TEA-1"
    ) =>
        new(
            Guid.CreateVersion7(),
            at,
            order,
            "S-1",
            Guid.CreateVersion7(),
            null,
            country,
            at,
            Eur(items),
            Eur(discount),
            Eur(shipping),
            Eur(tax),
            Eur(items - discount + shipping),
            [
                new PlacedLine(
                    Guid.CreateVersion7(),
                    Product(sku),
                    Sku.Of(sku),
                    "Tea",
                    quantity,
                    Eur(items / quantity),
                    Eur(items),
                    Eur(1.25m)
                ),
            ]
        );

    private protected static OrderRefunded Refunded(Guid order, DateTimeOffset at, decimal amount, decimal tax) =>
        new(Guid.CreateVersion7(), at, order, "S-1", Guid.CreateVersion7(), Eur(amount), Eur(tax), Message.Of("Broken"), []);

    private protected static OrderCanceled Canceled(Guid order, DateTimeOffset at, decimal total, decimal tax, bool wasConfirmed = true) =>
        new(
            Guid.CreateVersion7(),
            at,
            order,
            "S-1",
            Guid.CreateVersion7(),
            wasConfirmed,
            Eur(total),
            Eur(tax),
            Message.Of("Changed my mind")
        );

    private protected async Task<IReadOnlyList<string>> SalesAsync(int from = 0, int days = 7) =>
        [
            .. (await GetAsync(new GetReport("sales", Monday.AddDays(from), Monday.AddDays(from + days - 1)))).Rows.Select(row =>
                string.Join(' ', row)
            ),
        ];

    private protected async Task<Figure> FigureAsync(string key, int from = 0, int days = 7) =>
        (await GetAsync(new GetDashboard(Monday.AddDays(from), Monday.AddDays(from + days - 1)))).Figures.Single(figure =>
            figure.Key == key
        );

    private static Guid Product(string sku) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(sku)).AsSpan(0, 16));
}
