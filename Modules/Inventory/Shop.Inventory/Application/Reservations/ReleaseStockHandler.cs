using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

internal sealed class ReleaseStockHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<ReleaseStock, Result>
{
    public async Task<Result> Handle(ReleaseStock command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await ReservationSession.OpenAsync(db, command.Reference, [], now, cancellationToken);
        if (await db.Operations.AnyAsync(operation => operation.Id == command.OperationId, cancellationToken))
            return Result.Success;

        session.ReleaseAll();
        db.Operations.Add(new Operation(command.OperationId, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }
}
