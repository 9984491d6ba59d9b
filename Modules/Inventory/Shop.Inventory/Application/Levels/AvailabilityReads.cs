using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

/// <summary>What the database says of SKUs now, for everybody who asks at the same moment.</summary>
internal sealed class AvailabilityReads(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly Func<InventoryDbContext, Sku[], DateTimeOffset, IAsyncEnumerable<Row>> Find = EF.CompileAsyncQuery((InventoryDbContext db, Sku[] skus, DateTimeOffset now) =>
        db.Items.AsNoTracking().Where(item => skus.Contains(item.Sku)).Select(item => new Row(
            item.Sku,
            item.IsTracked,
            item.CanBackorder,
            item.LowStockThreshold,
            item.Levels.Sum(level => level.OnHand - level.Reserved),
            db.Reservations.Where(held => held.Sku == item.Sku && held.Status == ReservationStatus.Held && held.HeldUntil <= now).Sum(held => held.Open))));

    private readonly SharedReads<Sku, Availability> shared = new(async skus =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InventoryDbContext>();
        return await Find(db, [.. skus], clock.GetUtcNow()).ToDictionaryAsync(row => row.Sku, row => row.Availability);
    });

    public Task<IReadOnlyDictionary<Sku, Availability>> ReadAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken) => shared.ReadAsync(skus, cancellationToken);

    /// <param name="RunOut">Held, but past its time: free for whoever asks, although nobody has taken it back yet.</param>
    private sealed record Row(Sku Sku, bool IsTracked, bool CanBackorder, int? LowStockThreshold, int Free, int RunOut)
    {
        private int Left => Math.Max(0, Free + RunOut);

        public Availability Availability => IsTracked
            ? new Availability(Sku, Left, IsTracked: true, LowStockThreshold is { } threshold && Left <= threshold, CanBackorder)
            : new Availability(Sku, int.MaxValue, IsTracked: false, IsLow: false, CanBackorder: false);
    }
}
