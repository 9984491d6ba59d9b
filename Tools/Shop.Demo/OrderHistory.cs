using System.Net.Http.Headers;
using MediatR;
using Shop.Inventory.Contracts.Levels;
using Shop.Kernel;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Operations;
using Shop.Reporting.Contracts.Visits;
using Shop.Users.Contracts.Staff;

namespace Shop.Demo;

/// <summary>
/// A year of orders in every state, created through the modules' own commands with a clock that is set back: carts, checkouts, sandbox
/// cards, parcels, refunds. Deterministic, from a fixed seed.
/// </summary>
internal sealed class OrderHistory(
    IServiceScopeFactory scopes,
    OutboxDispatcher outbox,
    IEnumerable<ModuleDescriptor> modules,
    DemoClock clock,
    IHttpClientFactory clients,
    IConfiguration configuration
)
{
    private const int OrderCount = 100;

    private static readonly string[] Names =
    [
        "Ada Lovelace",
        "Bob Brown",
        "Chiara Conti",
        "Dieter Dorn",
        "Emma Eriksen",
        "Farid Fassi",
        "Greta Gruber",
        "Hugo Haas",
        "Ines Iglesias",
        "Jan Janssen",
    ];

    private static readonly (string Country, string City, string PostalCode)[] Places =
    [
        ("DE", "Berlin", "10557"),
        ("DE", "Hamburg", "20095"),
        ("DE", "Munich", "80331"),
        ("AT", "Vienna", "1010"),
        ("FR", "Lyon", "69001"),
        ("NL", "Utrecht", "3511"),
        ("IT", "Turin", "10121"),
    ];

    private readonly Random random = new(2026);

    public async Task MakeAsync(IReadOnlyList<DemoAccount> accounts, CancellationToken cancellationToken)
    {
        var skus = await ListSkusAsync(cancellationToken);
        var staff = accounts.First(account => account.IsStaff).AccountId;
        var shoppers = accounts.Where(account => !account.IsStaff).ToList();
        var today = TimeProvider.System.GetUtcNow();
        var moments = Enumerable
            .Range(0, OrderCount)
            .Select(index => today.AddDays(-360 + (355.0 * index / OrderCount)).AddMinutes(random.Next(-300, 300)))
            .Append(today.AddHours(-3))
            .Append(today.AddHours(-1))
            .Order()
            .ToList();
        try
        {
            for (var index = 0; index < moments.Count; index++)
                await OrderAsync(
                    moments[index],
                    index,
                    skus,
                    shoppers[index % shoppers.Count],
                    index % 3 == 0,
                    staff,
                    today,
                    cancellationToken
                );

            await VisitAsync(today, cancellationToken);
        }
        finally
        {
            clock.Pretend(null);
        }
    }

    private async Task OrderAsync(
        DateTimeOffset at,
        int index,
        IReadOnlyList<Sku> skus,
        DemoAccount shopper,
        bool isMember,
        Guid staff,
        DateTimeOffset today,
        CancellationToken cancellationToken
    )
    {
        clock.Pretend(at);
        var owner = new CartOwner(isMember ? shopper.AccountId : null, null);
        if (await FillCartAsync(owner, skus, cancellationToken) is not { } cart)
            return;

        var name = isMember ? shopper.Name : Names[index % Names.Length];
        var email = isMember ? shopper.Email : $"{name.Split(' ')[0].ToLowerInvariant()}@shop.example";
        var (country, city, postalCode) = Places[random.Next(Places.Length)];
        var address = new PostalAddress(name, null, $"Garden Street {1 + random.Next(90)}", null, city, null, postalCode, country, null);
        var method = (index % 10) switch
        {
            3 => "bank-transfer",
            7 => "cash-on-delivery",
            _ => "card",
        };
        var placed = await TrySendAsync(
            new PlaceOrder(cart.CartId, new CartOwner(owner.AccountId, cart.Secret), email, address, null, "standard", method, null),
            cancellationToken
        );
        if (placed is null)
            return;

        await PayAsync(placed, method, index, staff, cancellationToken);
        if (index % 19 == 5)
        {
            // The shopper never paid.
            clock.Pretend(at.AddMinutes(100));
            await ExpireAsync(cancellationToken);
            await DeliverAsync(cancellationToken);
            return;
        }

        await DeliverAsync(cancellationToken);
        if (index % 23 == 11)
        {
            await TrySendAsync(
                new CancelOrder(placed.Number, new OrderViewer(null, null, IsStaff: true), "Ordered by mistake", staff),
                cancellationToken
            );
            await DeliverAsync(cancellationToken);
            return;
        }

        await FulfillAsync(placed.Number, at, index, staff, today, cancellationToken);
    }

    private async Task<(Guid CartId, string? Secret)?> FillCartAsync(
        CartOwner owner,
        IReadOnlyList<Sku> skus,
        CancellationToken cancellationToken
    )
    {
        (Guid CartId, string? Secret)? cart = null;
        for (var line = 0; line < 1 + random.Next(3); line++)
        {
            var wanted = new AddToCart(
                cart?.CartId,
                cart is null ? owner : new CartOwner(owner.AccountId, cart.Value.Secret),
                skus[random.Next(skus.Count)],
                1 + random.Next(2)
            );
            if (await TrySendAsync(wanted, cancellationToken) is { } changed)
                cart ??= (changed.CartId, changed.Secret);
        }

        return cart;
    }

    private async Task PayAsync(OrderReceipt order, string method, int index, Guid staff, CancellationToken cancellationToken)
    {
        if (order.Payment is not { } payment)
            return;
        if (method == "card" && index % 19 != 5)
        {
            if (index % 13 == 4)
                await PayByCardAsync(payment.Id, "4000000000000002", cancellationToken);
            await PayByCardAsync(payment.Id, "4242424242424242", cancellationToken);
            await TrySendAsync(new RefreshPayment(payment.Id), cancellationToken);
        }
        else if (method == "bank-transfer" && index % 20 != 13)
        {
            await TrySendAsync(
                new RecordManualPayment(payment.Id, Guid.CreateVersion7(), order.Total, "Bank statement", staff),
                cancellationToken
            );
        }
    }

    /// <summary>Orders older than a few days are shipped and delivered; the newest ones are open.</summary>
    private async Task FulfillAsync(
        string number,
        DateTimeOffset at,
        int index,
        Guid staff,
        DateTimeOffset today,
        CancellationToken cancellationToken
    )
    {
        if (at > today.AddDays(-3))
            return;

        clock.Pretend(at.AddDays(1));
        var viewer = new OrderViewer(null, null, IsStaff: true);
        var order = await TrySendAsync(new GetOrder(number, viewer), cancellationToken);
        if (order is not { Status: OrderStatus.Confirmed })
            return;

        IReadOnlyList<UnitsToShip>? part =
            index % 9 == 2 && order.Lines.Count > 1 ? [new UnitsToShip(order.Lines[0].Id.ToString(), order.Lines[0].Quantity)] : null;
        await TrySendAsync(
            new ShipUnits(number, Guid.CreateVersion7(), part, "DHL", $"00340{100000 + index}", Dispatch: true, staff),
            cancellationToken
        );
        await DeliverAsync(cancellationToken);
        if (at > today.AddDays(-8) || part is not null)
            return;

        clock.Pretend(at.AddDays(4));
        await TrySendAsync(new ConfirmReceipt(number, viewer), cancellationToken);
        if (order.PaymentMethod == "cash-on-delivery" && order.Payments.Count > 0)
            await TrySendAsync(
                new RecordManualPayment(order.Payments[0].Id, Guid.CreateVersion7(), order.Total, "Collected by the carrier", staff),
                cancellationToken
            );
        await DeliverAsync(cancellationToken);
        if (index % 12 == 6)
        {
            clock.Pretend(at.AddDays(9));
            await TrySendAsync(
                new RefundOrder(
                    number,
                    Guid.CreateVersion7(),
                    null,
                    [new UnitsToRefund(order.Lines[0].Id.ToString(), 1)],
                    Restock: true,
                    "Returned, did not fit",
                    staff
                ),
                cancellationToken
            );
            await DeliverAsync(cancellationToken);
        }
    }

    /// <summary>Thirty days of page views.</summary>
    private async Task VisitAsync(DateTimeOffset today, CancellationToken cancellationToken)
    {
        (string Term, int Results)[] searches = [("mug", 2), ("wool", 6), ("lamp", 2), ("umbrella", 0), ("sneaker", 3)];
        for (var day = 29; day >= 0; day--)
        {
            clock.Pretend(today.AddDays(-day));
            for (var visitor = 0; visitor < 6 + random.Next(5); visitor++)
            {
                var hash = $"demo{day:00}{visitor:00}";
                await TrySendAsync(new RecordVisit(VisitKind.Page, hash, null, null, null), cancellationToken);
                if (visitor % 3 != 0)
                    await TrySendAsync(new RecordVisit(VisitKind.Product, hash, null, null, null), cancellationToken);
                if (visitor % 4 == 1)
                {
                    var (term, results) = searches[random.Next(searches.Length)];
                    await TrySendAsync(new RecordVisit(VisitKind.Search, hash, null, term, results), cancellationToken);
                }
            }
        }
    }

    private async Task<IReadOnlyList<Sku>> ListSkusAsync(CancellationToken cancellationToken)
    {
        var skus = new List<Sku>();
        for (var page = 1; ; page++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var listed = (
                await scope
                    .ServiceProvider.GetRequiredService<IMediator>()
                    .Send(new ListStock(null, StockFilter.InStock, page, 100), cancellationToken)
            )
                .OrThrow()
                .Value;
            skus.AddRange(listed.Items.Where(item => item.Available > 20).Select(item => item.Sku));
            if (page >= listed.PageCount)
                return skus;
        }
    }

    private async Task PayByCardAsync(Guid paymentId, string card, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient();
        client.BaseAddress = new Uri(configuration["Payments:Sandbox:Url"]!);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", configuration["Payments:Sandbox:ApiKey"]);
        using var paid = await client.PostAsJsonAsync($"/v1/charges/{paymentId:N}/pay", new { card }, cancellationToken);
    }

    private Task<int> DeliverAsync(CancellationToken cancellationToken) => outbox.DeliverAllAsync(modules, cancellationToken);

    /// <summary>The value, or null when the shop refused the request, for example as sold out.</summary>
    private async Task<T?> TrySendAsync<T>(IRequest<Result<T>> request, CancellationToken cancellationToken)
        where T : class
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
        return result.IsSuccess ? result.Value : null;
    }

    private async Task ExpireAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ExpireOrders(), cancellationToken)).OrThrow();
    }

    private async Task TrySendAsync(IRequest<Result> command, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellationToken);
    }
}
