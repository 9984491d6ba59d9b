using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

internal sealed class ReviseReservationValidator : AbstractValidator<ReviseReservation>
{
    public ReviseReservationValidator()
    {
        RuleFor(command => command.Reference).NotEmpty();
        RuleFor(command => command.Total).NotEmpty();
        RuleForEach(command => command.Total).ChildRules(line => line.RuleFor(l => l.Quantity).InclusiveBetween(0, 100_000));
    }
}

internal sealed class ReviseReservationHandler(IServiceScopeFactory scopes, TimeProvider clock)
    : IRequestHandler<ReviseReservation, Result<StockCommitment>>
{
    public async Task<Result<StockCommitment>> Handle(ReviseReservation command, CancellationToken cancellationToken)
    {
        var revised = await ReviseAsync(command, withMissing: true, cancellationToken);
        if (!revised.IsSuccess || revised.Value.Shortages.Count == 0)
            return revised;

        var lessened = await ReviseAsync(command, withMissing: false, cancellationToken);
        return lessened.IsSuccess ? revised : lessened;
    }

    private async Task<Result<StockCommitment>> ReviseAsync(
        ReviseReservation command,
        bool withMissing,
        CancellationToken cancellationToken
    )
    {
        // A separate scope: on shortages the first attempt is rolled back completely.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InventoryDbContext>();
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await ReservationSession.OpenAsync(db, command.Reference, command.Total, now, cancellationToken);
        if (session.Reservations.Count == 0 || session.HasRunOut)
            return InventoryErrors.NothingPromised;

        var until = session.HeldUntil;
        var total = command.Total.ToLookup(line => line.Sku, line => line.Quantity);
        var changes = command
            .Total.Select(line => line.Sku)
            .Union(session.Reservations.Select(reservation => reservation.Ordered))
            .Select(sku => (Sku: sku, Units: total[sku].Sum() - session.UnitsOf(sku)))
            .ToList();
        session.Release(
            changes.Where(change => change.Units < 0).Select(change => new StockLine(change.Sku, -change.Units)),
            command.Keep ?? []
        );
        if (withMissing)
        {
            // Their stock items are among those of the total, and already locked.
            foreach (var hold in command.HeldUnder ?? [])
                (await ReservationSession.OpenAsync(db, hold, [], now, cancellationToken)).ReleaseAll();

            var shortages = await session.ReserveAsync(
                changes.Where(change => change.Units > 0).Select(change => new StockLine(change.Sku, change.Units)),
                (reservation, units) =>
                {
                    if (until is { } end)
                        reservation.HoldMore(units, end);
                    else
                        reservation.CommitMore(units);
                },
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
