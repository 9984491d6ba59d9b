using FluentValidation;
using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

internal sealed class CommitStockValidator : AbstractValidator<CommitStock>
{
    public CommitStockValidator()
    {
        RuleFor(command => command.Reference).NotEmpty();
        RuleFor(command => command.Lines).NotEmpty();
        RuleForEach(command => command.Lines).ChildRules(line => line.RuleFor(l => l.Quantity).InclusiveBetween(1, 100_000));
    }
}

internal sealed class CommitStockHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<CommitStock, Result<StockCommitment>>
{
    public async Task<Result<StockCommitment>> Handle(CommitStock command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await ReservationSession.OpenWithoutStockAsync(
            db,
            command.Reference,
            command.Lines,
            clock.GetUtcNow(),
            cancellationToken
        );
        if (session.IsCommitted)
            return new StockCommitment([]);

        if (session.HoldsExactly(command.Lines))
        {
            foreach (var reservation in session.Reservations.Where(reservation => reservation.IsOpen))
                reservation.Commit();
        }
        else
        {
            await session.LoadStockAsync(cancellationToken);
            session.ReleaseAll();
            var shortages = await session.ReserveAsync(
                command.Lines,
                (reservation, units) => reservation.CommitMore(units),
                cancellationToken
            );
            if (shortages.Count > 0)
                return new StockCommitment(shortages);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StockCommitment([]);
    }
}
