using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Application.Levels;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;
using MovementKind = Shop.Inventory.Contracts.Levels.MovementKind;

namespace Shop.Inventory.Application.Reservations;

internal sealed class ReturnUnitsValidator : AbstractValidator<ReturnUnits>
{
    public ReturnUnitsValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.Units).NotEmpty();
        RuleForEach(command => command.Units)
            .ChildRules(units =>
            {
                units.RuleFor(u => u.Quantity).InclusiveBetween(1, 100_000);
                units.RuleFor(u => u.Disposition).IsInEnum();
            });
        RuleFor(command => command.ReturnNumber).NotEmpty().MaximumLength(40);
    }
}

internal sealed class ReturnUnitsHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<ReturnUnits, Result>
{
    public async Task<Result> Handle(ReturnUnits command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var location = (await db.ListLocationsAsync(cancellationToken)).Named(command.Location);
        if (location is null)
            return InventoryErrors.UnknownLocation;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockLocationSharedAsync(location.Id, cancellationToken) is not { IsActive: true })
            return InventoryErrors.LocationClosed(location.Name);

        var session = await ReservationSession.OpenAsync(
            db,
            command.Reference,
            [.. command.Units.Select(units => new StockLine(units.Sku, units.Quantity))],
            now,
            cancellationToken
        );
        if (await db.Operations.AnyAsync(operation => operation.Id == command.OperationId, cancellationToken))
            return Result.Success;

        var reason = new Message("inventory.returned").With("return", command.ReturnNumber);
        var cause = new MovementCause(command.OperationId, reason, command.Reference, command.StaffId, now);
        foreach (var units in command.Units)
        {
            if (session.ItemsOf(units.Sku) is not { } items)
                return InventoryErrors.UnknownSku;
            foreach (var (item, each) in items.Where(entry => entry.Item.IsTracked))
                db.Write(Movements(item, location.Id, units.Quantity * each, units.Disposition, command.ReturnNumber, cause));
        }

        db.Operations.Add(new Operation(command.OperationId, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }

    private static IEnumerable<Movement> Movements(
        StockItem item,
        LocationId location,
        int quantity,
        ReturnDisposition disposition,
        string number,
        MovementCause cause
    )
    {
        return disposition switch
        {
            ReturnDisposition.Sellable => [item.Add(location, quantity, MovementKind.Returned, cause)],
            ReturnDisposition.Damaged =>
            [
                item.Add(location, quantity, MovementKind.Returned, cause),
                item.Add(location, -quantity, MovementKind.Damaged, cause),
            ],
            ReturnDisposition.Missing => [Note(new Message("inventory.return-missing").With("return", number).With("count", quantity))],
            _ => [Note(new Message("inventory.return-sent-back").With("return", number).With("count", quantity))],
        };

        Movement Note(Message reason) => item.Note(location, cause with { Reason = reason });
    }
}
