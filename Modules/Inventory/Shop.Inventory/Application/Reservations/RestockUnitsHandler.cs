using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;
using MovementKind = Shop.Inventory.Contracts.Levels.MovementKind;

namespace Shop.Inventory.Application.Reservations;

internal sealed class RestockUnitsValidator : AbstractValidator<RestockUnits>
{
    public RestockUnitsValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.Lines).NotEmpty();
        RuleForEach(command => command.Lines).ChildRules(line => line.RuleFor(l => l.Quantity).InclusiveBetween(1, 100_000));
        RuleFor(command => command.OrderNumber).NotEmpty().MaximumLength(40);
    }
}

internal sealed class RestockUnitsHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<RestockUnits, Result>
{
    public async Task<Result> Handle(RestockUnits command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await ReservationSession.OpenAsync(db, command.Reference, command.Lines, now, cancellationToken);
        if (await db.Operations.AnyAsync(operation => operation.Id == command.OperationId, cancellationToken))
            return Result.Success;

        var reason = new Message("inventory.restocked").With("order", command.OrderNumber);
        var cause = new MovementCause(command.OperationId, reason, command.Reference, command.StaffId, now);
        foreach (var line in command.Lines)
        {
            if (session.ItemsOf(line.Sku) is not { } items)
                return InventoryErrors.UnknownSku;
            foreach (var (item, each) in items.Where(entry => entry.Item.IsTracked))
                db.Write([item.Add(session.FirstLocation().Id, line.Quantity * each, MovementKind.Restocked, cause)]);
        }

        db.Operations.Add(new Operation(command.OperationId, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }
}
