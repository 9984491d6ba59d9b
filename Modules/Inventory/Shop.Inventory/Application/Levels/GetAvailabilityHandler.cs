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
    public async Task<Result<IReadOnlyList<Availability>>> Handle(GetAvailability query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Items.AsNoTracking().Where(item => query.Skus.Contains(item.Sku)).Select(item => new
        {
            item.Sku,
            item.IsTracked,
            item.CanBackorder,
            item.LowStockThreshold,
            Free = item.Levels.Sum(level => level.OnHand - level.Reserved),
            RunOut = db.Reservations.Where(held => held.Sku == item.Sku && held.Status == ReservationStatus.Held && held.HeldUntil <= now).Sum(held => held.Open),
        }).ToDictionaryAsync(row => row.Sku, cancellationToken);

        return Result<IReadOnlyList<Availability>>.Success(
        [
            .. query.Skus.Distinct().Select(sku =>
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
}
