using FluentValidation;
using MediatR;
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
        RuleFor(command => command.HoldFor).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
    }
}

internal sealed class HoldStockHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<HoldStock, Result<StockHold>>
{
    public async Task<Result<StockHold>> Handle(HoldStock command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + command.HoldFor;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var desk = await ReservationDesk.OpenAsync(db, command.Reference, command.Lines, now, cancellationToken);
        if (desk.IsCommitted)
            return new StockHold(until, [], []);

        if (desk.HoldsExactly(command.Lines) && !desk.HasRunOut)
        {
            desk.Extend(until);
        }
        else
        {
            desk.ReleaseAll();
            var shortages = await desk.ReserveAsync(command.Lines, (reservation, units) => reservation.Hold(units, until), cancellationToken);
            if (shortages.Count > 0)
                return new StockHold(null, shortages, []);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StockHold(desk.HeldUntil, [], desk.BackordersOf(command.Lines));
    }
}
