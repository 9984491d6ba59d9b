using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

internal sealed class HoldStockValidator : AbstractValidator<HoldStock>
{
    public HoldStockValidator()
    {
        RuleFor(command => command.Reference).NotEmpty();
        RuleFor(command => command.Lines).NotEmpty();
        RuleForEach(command => command.Lines).ChildRules(line => line.RuleFor(l => l.Quantity).InclusiveBetween(1, 100_000));
        RuleFor(command => command.HoldFor)
            .InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromDays(30))
            .WithError("inventory.hold-too-long");
    }
}

internal sealed class HoldStockHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<HoldStock, Result<StockHold>>
{
    public async Task<Result<StockHold>> Handle(HoldStock command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + command.HoldFor;
        var wanted = command.Lines.GroupBy(line => line.Sku).ToDictionary(same => same.Key, same => same.Sum(line => line.Quantity));
        var touched = await db.ListWantedSkusAsync(command.Reference, [.. wanted.Keys], now, cancellationToken);
        if (touched.Exists(row => row.UnitsEach == AffectedSku.SoldOut))
            return new StockHold(null, await ShortagesAsync(wanted, touched, cancellationToken), []);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await ReservationSession.OpenAsync(db, command.Reference, command.Lines, touched, now, cancellationToken);
        await session.LoadStockAsync(cancellationToken);
        if (session.IsCommitted)
            return new StockHold(until, [], []);

        if (session.HoldsExactly(command.Lines) && !session.HasRunOut)
        {
            session.Extend(until);
        }
        else
        {
            session.ReleaseAll();
            var shortages = await session.ReserveAsync(
                command.Lines,
                (reservation, units) => reservation.Hold(units, until),
                cancellationToken
            );
            if (shortages.Count > 0)
                return new StockHold(null, shortages, []);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StockHold(session.HeldUntil, [], session.BackordersOf(command.Lines));
    }

    /// <summary>
    /// During a flash sale most waiting requests want what the first ones took; refuse those without waiting for the lock.
    /// </summary>
    private async Task<IReadOnlyList<StockShortage>> ShortagesAsync(
        Dictionary<Sku, int> wanted,
        List<AffectedSku> touched,
        CancellationToken cancellationToken
    )
    {
        var gone = touched.Where(row => row.UnitsEach == AffectedSku.SoldOut).Select(row => row.Sku).ToList();

        // Check the other SKUs as well, to report all shortages at once.
        var others = wanted.Keys.Except(gone).ToList();
        var items =
            others.Count == 0
                ? []
                : await db
                    .Items.Include(item => item.Levels)
                    .Where(item => others.Contains(item.Sku) && !item.IsBundle)
                    .ToListAsync(cancellationToken);
        return
        [
            .. gone.Select(sku => new StockShortage(sku, wanted[sku], 0)),
            .. items
                .Where(item => item.MaxReservable < wanted[item.Sku])
                .Select(item => new StockShortage(item.Sku, wanted[item.Sku], item.MaxReservable)),
        ];
    }
}
