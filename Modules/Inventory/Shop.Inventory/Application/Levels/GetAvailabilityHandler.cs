using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Levels;

internal sealed class GetAvailabilityValidator : AbstractValidator<GetAvailability>
{
    public GetAvailabilityValidator() => RuleFor(query => query.Skus.Count).LessThanOrEqualTo(1000);
}

internal sealed class GetAvailabilityHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<GetAvailability, Result<IReadOnlyList<Availability>>>
{
    private static readonly Func<InventoryDbContext, Sku[], DateTimeOffset, IAsyncEnumerable<Row>> Find = EF.CompileAsyncQuery((InventoryDbContext db, Sku[] skus, DateTimeOffset now) =>
        db.Items.AsNoTracking().Where(item => skus.Contains(item.Sku)).Select(item => new Row(
            item.Sku,
            item.IsTracked,
            item.CanBackorder,
            item.LowStockThreshold,
            item.Levels.Sum(level => level.OnHand - level.Reserved),
            db.Reservations.Where(held => held.Sku == item.Sku && held.Status == ReservationStatus.Held && held.HeldUntil <= now).Sum(held => held.Open))));

    public async Task<Result<IReadOnlyList<Availability>>> Handle(GetAvailability query, CancellationToken cancellationToken)
    {
        Sku[] skus = [.. query.Skus.Distinct()];
        var rows = await Find(db, skus, clock.GetUtcNow()).ToDictionaryAsync(row => row.Sku, cancellationToken: cancellationToken);

        return Result<IReadOnlyList<Availability>>.Success(
        [
            .. skus.Select(sku =>
            {
                if (!rows.TryGetValue(sku, out var row))
                    return new Availability(sku, 0, IsTracked: true, IsLow: true, CanBackorder: false);
                if (!row.IsTracked)
                    return new Availability(sku, int.MaxValue, IsTracked: false, IsLow: false, CanBackorder: false);

                var available = Math.Max(0, row.Free + row.RunOut);
                return new Availability(sku, available, IsTracked: true, row.LowStockThreshold is { } threshold && available <= threshold, row.CanBackorder);
            }),
        ]);
    }

    /// <param name="RunOut">Held, but past its time: free for whoever asks, although nobody has taken it back yet.</param>
    private sealed record Row(Sku Sku, bool IsTracked, bool CanBackorder, int? LowStockThreshold, int Free, int RunOut);
}
