using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Inventory.Application.Reservations;

internal sealed class ConsumeStockValidator : AbstractValidator<ConsumeStock>
{
    public ConsumeStockValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.Lines).NotEmpty();
        RuleForEach(command => command.Lines).ChildRules(line => line.RuleFor(l => l.Quantity).InclusiveBetween(1, 100_000));
    }
}

internal sealed class ConsumeStockHandler(InventoryDbContext db, TimeProvider clock) : IRequestHandler<ConsumeStock, Result>
{
    public async Task<Result> Handle(ConsumeStock command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var session = await ReservationSession.OpenAsync(db, command.Reference, command.Lines, now, cancellationToken);
        if (await db.Operations.AnyAsync(operation => operation.Id == command.OperationId, cancellationToken))
            return Result.Success;

        var from = command.Location is null ? null : session.FindLocation(command.Location);
        if (from is null && command.Location is not null)
            return InventoryErrors.UnknownLocation;

        session.Consume(command.Lines, from, command.OperationId);
        db.Operations.Add(new Operation(command.OperationId, now));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }
}
