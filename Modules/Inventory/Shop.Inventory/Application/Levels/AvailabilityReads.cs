using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

/// <summary>Reads current availability, shared by concurrent callers.</summary>
internal sealed class AvailabilityReads(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly Func<InventoryDbContext, Sku[], DateTimeOffset, IAsyncEnumerable<Row>> Find = EF.CompileAsyncQuery(
        (InventoryDbContext db, Sku[] skus, DateTimeOffset now) =>
            db
                .Items.Where(item => skus.Contains(item.Sku))
                .Select(item => new Row(
                    item.Sku,
                    item.IsTracked,
                    item.CanBackorder,
                    item.BackorderLimit,
                    item.ExpectedOn,
                    item.LowStockThreshold,
                    item.IsBundle,
                    item.Levels.Sum(level => level.OnHand - level.Reserved),
                    db.Reservations.Where(held => held.Sku == item.Sku && held.Status == ReservationStatus.Held && held.HeldUntil <= now)
                        .Sum(held => held.Open)
                ))
    );

    private readonly RequestCoalescer<Sku, Offer> shared = new(async skus =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InventoryDbContext>();
        var rows = await Find(db, [.. skus], clock.GetUtcNow()).ToListAsync();
        var bundles = rows.Any(row => row.IsBundle)
            ? await BundlesAsync(db, [.. rows.Where(row => row.IsBundle).Select(row => row.Sku)], clock.GetUtcNow())
            : [];
        return rows.ToDictionary(row => row.Sku, row => bundles.GetValueOrDefault(row.Sku) ?? new Offer(row.Availability, null));
    });

    public async Task<IReadOnlyDictionary<Sku, Availability>> ReadAsync(
        IReadOnlyCollection<Sku> skus,
        CancellationToken cancellationToken
    ) => (await shared.ReadAsync(skus, cancellationToken)).ToDictionary(entry => entry.Key, entry => entry.Value.Availability);

    public Task<IReadOnlyDictionary<Sku, Offer>> ReadOffersAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken) =>
        shared.ReadAsync(skus, cancellationToken);

    /// <summary>Availability of bundles, as this context sees it.</summary>
    public static async Task<Dictionary<Sku, Offer>> BundlesAsync(InventoryDbContext db, Sku[] bundles, DateTimeOffset now)
    {
        var parts = await db.BundleParts.Where(part => bundles.Contains(part.Bundle)).ToListAsync();
        var rows = await Find(db, [.. parts.Select(part => part.Sku).Distinct()], now).ToDictionaryAsync(row => row.Sku);
        return parts
            .GroupBy(part => part.Bundle)
            .ToDictionary(
                group => group.Key,
                group => new Offer(
                    Combine(group.Key, [.. group.Select(part => (rows[part.Sku], part.Quantity))]),
                    [.. group.Select(part => (part.Sku, part.Quantity))]
                )
            );
    }

    private static Availability Combine(Sku bundle, List<(Row Row, int Each)> parts)
    {
        var tracked = parts.FindAll(part => part.Row.IsTracked);
        if (tracked.Count == 0)
            return new Availability(bundle, int.MaxValue, IsTracked: false, IsLow: false, CanBackorder: false);

        var available = tracked.Min(part => part.Row.Left / part.Each);
        var max = tracked.Min(part => part.Row.Max / part.Each);
        DateOnly? expected = tracked.Exists(part => part.Row.Left < part.Each)
            ? tracked.Where(part => part.Row.Left < part.Each).Max(part => part.Row.ExpectedOn)
            : null;
        return new Availability(
            bundle,
            available,
            IsTracked: true,
            IsLow: false,
            CanBackorder: max > available,
            max > available && max < Row.NoLimit / BundlePart.MaxUnits ? max - available : null,
            expected
        );
    }

    /// <param name="RunOut">Held but expired: available to others, although not released yet.</param>
    private sealed record Row(
        Sku Sku,
        bool IsTracked,
        bool CanBackorder,
        int? BackorderLimit,
        DateOnly? ExpectedOn,
        int? LowStockThreshold,
        bool IsBundle,
        int Free,
        int RunOut
    )
    {
        public const int NoLimit = int.MaxValue;

        public int Left => Math.Max(0, Free + RunOut);

        /// <summary>The largest number that can be reserved.</summary>
        public int Max =>
            !CanBackorder ? Left
            : BackorderLimit is { } limit ? Math.Max(0, Free + RunOut + limit)
            : NoLimit;

        public Availability Availability =>
            IsTracked
                ? new Availability(
                    Sku,
                    Left,
                    IsTracked: true,
                    LowStockThreshold is { } threshold && Left <= threshold,
                    Max > Left,
                    Max > Left && Max < NoLimit ? Max - Left : null,
                    ExpectedOn
                )
                : new Availability(Sku, int.MaxValue, IsTracked: false, IsLow: false, CanBackorder: false);
    }
}

/// <param name="Parts">Parts of each unit; null when it is not a bundle.</param>
internal sealed record Offer(Availability Availability, IReadOnlyList<(Sku Sku, int Each)>? Parts)
{
    public static Offer Unknown(Sku sku) => new(new Availability(sku, 0, IsTracked: true, IsLow: true, CanBackorder: false), null);
}
