using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

internal sealed class ReviseReservationValidator : AbstractValidator<ReviseReservation>
{
    public ReviseReservationValidator()
    {
        RuleFor(command => command.Reference).NotEmpty();
        RuleFor(command => command.OperationId).NotEmpty();
        RuleForEach(command => command.Add).ChildRules(line => line.RuleFor(l => l.Quantity).InclusiveBetween(1, 100_000));
        RuleForEach(command => command.Release).ChildRules(line => line.RuleFor(l => l.Quantity).InclusiveBetween(1, 100_000));
    }
}

internal sealed class ReviseReservationHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<ReviseReservation, Result<StockCommitment>>
{
    public async Task<Result<StockCommitment>> Handle(ReviseReservation command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var desk = await ReservationDesk.OpenAsync(db, command.Reference, command.Add.Concat(command.Release), now, cancellationToken);
        if (await db.Operations.AnyAsync(operation => operation.Id == command.OperationId, cancellationToken))
            return new StockCommitment([]);

        var until = desk.HeldUntil;
        if ((!desk.IsCommitted && until is null) || desk.HasRunOut)
            return InventoryErrors.NothingPromised;

        // Its stock items are those of the added units: they are locked already.
        if (command.HeldUnder is { } hold)
            (await ReservationDesk.OpenAsync(db, hold, [], now, cancellationToken)).ReleaseAll();
        desk.Release(command.Release, command.Keep ?? []);
        var shortages = await desk.ReserveAsync(
            command.Add,
            (reservation, units) =>
            {
                if (until is { } end)
                    reservation.HoldMore(units, end);
                else
                    reservation.CommitMore(units);
            },
            cancellationToken);
        if (shortages.Count > 0)
            return new StockCommitment(shortages);

        db.Operations.Add(new Operation(command.OperationId, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StockCommitment([]);
    }
}
