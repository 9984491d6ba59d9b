using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Persistence;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application;

internal abstract class OrdersDbContext(DbContextOptions options) : ModuleDbContext(options, "orders")
{
    public DbSet<Cart> Carts => Set<Cart>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<TokenKey> TokenKeys => Set<TokenKey>();

    /// <summary>The next value of the order counter. Gaps are harmless.</summary>
    public abstract Task<long> NextOrderCounterAsync(CancellationToken cancellationToken);

    /// <summary>
    /// An order with its lines and timeline, in one round trip: what payment events need, many of them a second, while there are no shipments or refunds yet.
    /// </summary>
    public Task<Order?> FindForPaymentAsync(OrderId id, CancellationToken cancellationToken) =>
        Orders.Include(order => order.Lines.OrderBy(line => line.Position)).Include(order => order.Steps.OrderBy(step => step.Sequence))
            .AsSingleQuery().SingleOrDefaultAsync(order => order.Id == id, cancellationToken);

    /// <summary>An order with everything that belongs to it, to be looked at or changed.</summary>
    public Task<Order?> FindOrderAsync(OrderId id, CancellationToken cancellationToken) => FindOrderAsync(order => order.Id == id, cancellationToken);

    public Task<Order?> FindOrderAsync(string number, CancellationToken cancellationToken)
    {
        var normalized = number.Trim().ToUpperInvariant();
        return FindOrderAsync(order => order.Number == normalized, cancellationToken);
    }

    /// <summary>A cart with its lines; one that this unit of work has loaded before is not asked for again.</summary>
    public async Task<Cart?> FindCartAsync(CartId id, CancellationToken cancellationToken) =>
        Carts.Local.FindEntry(id)?.Entity ?? await Carts.Include(cart => cart.Lines.OrderBy(line => line.Position)).SingleOrDefaultAsync(cart => cart.Id == id, cancellationToken);

    /// <summary>Two round trips for an order that has neither shipments nor refunds yet, as most have that somebody waits for.</summary>
    private async Task<Order?> FindOrderAsync(Expression<Func<Order, bool>> isIt, CancellationToken cancellationToken)
    {
        var found = await Orders.Where(isIt).Include(order => order.Lines.OrderBy(line => line.Position)).AsSingleQuery()
            .Select(order => new { Order = order, HasConsignments = order.Consignments.Any(), HasRefunds = order.Refunds.Any() })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;

        var order = Entry(found.Order);
        await order.Collection(whole => whole.Steps).Query().OrderBy(step => step.Sequence).LoadAsync(cancellationToken);
        if (found.HasConsignments)
            await order.Collection(whole => whole.Consignments).LoadAsync(cancellationToken);
        if (found.HasRefunds)
            await order.Collection(whole => whole.Refunds).LoadAsync(cancellationToken);
        return found.Order;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.HasSequence<long>("order_numbers").StartsAt(100_001);
    }
}

/// <summary>The key that cart secrets and order tokens are made with, itself protected by the host's data-protection keys.</summary>
internal sealed class TokenKey(string id, string protectedKey, DateTimeOffset createdAt)
{
    public string Id { get; private set; } = id;

    public string ProtectedKey { get; private set; } = protectedKey;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
}
