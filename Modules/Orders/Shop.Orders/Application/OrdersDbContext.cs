using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Persistence;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Documents;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Promotions;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Application;

internal abstract class OrdersDbContext(DbContextOptions options) : ModuleDbContext(options, "orders")
{
    private static readonly Func<OrdersDbContext, OrderId, CancellationToken, Task<Order?>> ForPayment = EF.CompileAsyncQuery(
        (OrdersDbContext db, OrderId id, CancellationToken cancellationToken) =>
            db
                .Orders.AsTracking()
                .Include(order => order.Lines.OrderBy(line => line.Position))
                .Include(order => order.Steps.OrderBy(step => step.Sequence))
                .AsSingleQuery()
                .SingleOrDefault(order => order.Id == id)
    );

    private static readonly Func<OrdersDbContext, OrderId?, string?, CancellationToken, Task<FoundOrder?>> WithLines = EF.CompileAsyncQuery(
        (OrdersDbContext db, OrderId? id, string? number, CancellationToken cancellationToken) =>
            db
                .Orders.AsTracking()
                .Where(order => order.Id == id || order.Number == number)
                .Include(order => order.Lines.OrderBy(line => line.Position))
                .AsSingleQuery()
                .Select(order => new FoundOrder(order, order.Shipments.Any(), order.Refunds.Any(), order.Revisions.Any()))
                .SingleOrDefault()
    );

    private static readonly Func<OrdersDbContext, OrderId, IAsyncEnumerable<OrderStep>> StepsOf = EF.CompileAsyncQuery<
        OrdersDbContext,
        OrderId,
        OrderStep
    >(
        (db, id) =>
            db.Set<OrderStep>().AsTracking().Where(step => EF.Property<OrderId>(step, "OrderId") == id).OrderBy(step => step.Sequence)
    );

    private static readonly Func<OrdersDbContext, CartId, CancellationToken, Task<Cart?>> WholeCart = EF.CompileAsyncQuery(
        (OrdersDbContext db, CartId id, CancellationToken cancellationToken) =>
            db.Carts.AsTracking().Include(cart => cart.Lines.OrderBy(line => line.Position)).SingleOrDefault(cart => cart.Id == id)
    );

    public DbSet<Cart> Carts => Set<Cart>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Return> Returns => Set<Return>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<TokenKey> TokenKeys => Set<TokenKey>();

    public DbSet<Promotion> Promotions => Set<Promotion>();

    public DbSet<DiscountCode> DiscountCodes => Set<DiscountCode>();

    public DbSet<CodeUse> CodeUses => Set<CodeUse>();

    public DbSet<CreditAccount> CreditAccounts => Set<CreditAccount>();

    /// <summary>The next value of the order counter. Gaps are harmless.</summary>
    public abstract Task<long> NextOrderCounterAsync(CancellationToken cancellationToken);

    /// <summary>The next value of the counter of returns. Gaps are harmless.</summary>
    public abstract Task<long> NextReturnCounterAsync(CancellationToken cancellationToken);

    /// <summary>An order with lines and timeline in one round trip, for frequent payment events; without shipments and refunds.</summary>
    public Task<Order?> FindForPaymentAsync(OrderId id, CancellationToken cancellationToken) => ForPayment(this, id, cancellationToken);

    /// <summary>An order with lines only.</summary>
    public async Task<Order?> FindWithLinesAsync(OrderId id, CancellationToken cancellationToken) =>
        (await WithLines(this, id, null, cancellationToken))?.Order;

    /// <summary>The complete order.</summary>
    public Task<Order?> FindOrderAsync(OrderId id, CancellationToken cancellationToken) => FindOrderAsync(id, null, cancellationToken);

    public Task<Order?> FindOrderAsync(string number, CancellationToken cancellationToken) =>
        FindOrderAsync(null, number.Trim().ToUpperInvariant(), cancellationToken);

    /// <summary>The complete return.</summary>
    public Task<Return?> FindReturnAsync(Guid returnId, CancellationToken cancellationToken)
    {
        var id = new ReturnId(returnId);
        return Returns
            .AsTracking()
            .Include(request => request.Lines.OrderBy(line => line.Position))
            .Include(request => request.Steps.OrderBy(step => step.Sequence))
            .AsSplitQuery()
            .SingleOrDefaultAsync(request => request.Id == id, cancellationToken);
    }

    /// <summary>A cart with its lines; loaded once per unit of work.</summary>
    public async Task<Cart?> FindCartAsync(CartId id, CancellationToken cancellationToken) =>
        Carts.Local.FindEntry(id)?.Entity ?? await WholeCart(this, id, cancellationToken);

    /// <summary>Two round trips for an order without shipments or refunds, the common case in the checkout.</summary>
    private async Task<Order?> FindOrderAsync(OrderId? id, string? number, CancellationToken cancellationToken)
    {
        if (await WithLines(this, id, number, cancellationToken) is not { } found)
            return null;

        await foreach (var _ in StepsOf(this, found.Order.Id).WithCancellation(cancellationToken))
        {
            // Tracking attaches each to its order.
        }

        if (found.HasShipments)
            await Entry(found.Order).Collection(order => order.Shipments).LoadAsync(cancellationToken);
        if (found.HasRefunds)
            await Entry(found.Order).Collection(order => order.Refunds).LoadAsync(cancellationToken);
        if (found.HasRevisions)
            await Entry(found.Order).Collection(order => order.Revisions).LoadAsync(cancellationToken);
        return found.Order;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasSequence<long>("order_numbers").StartsAt(100_001);
        modelBuilder.HasSequence<long>("return_numbers").StartsAt(10_001);
    }

    private sealed record FoundOrder(Order Order, bool HasShipments, bool HasRefunds, bool HasRevisions);
}

/// <summary>The key of cart secrets and order tokens, encrypted with the host's data protection keys.</summary>
internal sealed class TokenKey(string id, string protectedKey, DateTimeOffset createdAt)
{
    public string Id { get; private set; } = id;

    public string ProtectedKey { get; private set; } = protectedKey;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
}
