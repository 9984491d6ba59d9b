using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

internal sealed class MoveReservationValidator : AbstractValidator<MoveReservation>
{
    public MoveReservationValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.To).NotEmpty().WithError("inventory.target-location-needed");
        RuleFor(command => command.Lines).NotEmpty();
        RuleForEach(command => command.Lines).ChildRules(line => line.RuleFor(l => l.Quantity).InclusiveBetween(1, 100_000));
    }
}

internal sealed class MoveReservationHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<MoveReservation, Result>
{
    public async Task<Result> Handle(MoveReservation command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await ReservationSession.OpenAsync(db, command.Reference, command.Lines, now, cancellationToken);
        if (await db.Operations.AnyAsync(operation => operation.Id == command.OperationId, cancellationToken))
            return Result.Success;
        if (session.FindLocation(command.To) is not { } to)
            return InventoryErrors.UnknownLocation with { Field = "To" };
        if (!to.IsActive)
            return InventoryErrors.LocationClosed(to.Name) with { Field = "To" };

        session.Move(command.Lines, to, command.Keep ?? []);
        db.Operations.Add(new Operation(command.OperationId, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }
}
