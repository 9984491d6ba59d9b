using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Payments.Contracts.StoredValues;
using Shop.Payments.Domain;
using StoredValueHold = Shop.Payments.Contracts.StoredValues.StoredValueHold;

namespace Shop.Payments.Application.StoredValues;

internal sealed class HoldStoredValueValidator : AbstractValidator<HoldStoredValue>
{
    public HoldStoredValueValidator()
    {
        RuleFor(command => command.Reference).NotEmpty();
        RuleFor(command => command.Amount)
            .Must(amount => amount.IsPositive && amount.IsInMinorUnits)
            .WithError("payments.amount-not-positive");
        RuleFor(command => command.HoldFor)
            .InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromDays(30))
            .WithError("payments.hold-too-long");
    }
}

internal sealed class HoldStoredValueHandler(PaymentsDbContext db, TimeProvider clock)
    : IRequestHandler<HoldStoredValue, Result<StoredValueHold>>
{
    public async Task<Result<StoredValueHold>> Handle(HoldStoredValue command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockStoredValueAsync(new StoredValueId(command.StoredValueId), cancellationToken) is not { } value)
            return PaymentErrors.NoStoredValue;

        var now = clock.GetUtcNow();
        value.Hold(command.Reference, command.Amount, now + command.HoldFor, now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new StoredValueHold(command.StoredValueId, command.Amount);
    }
}

internal sealed class ReleaseStoredValueHandler(PaymentsDbContext db, TimeProvider clock) : IRequestHandler<ReleaseStoredValue, Result>
{
    public async Task<Result> Handle(ReleaseStoredValue command, CancellationToken cancellationToken)
    {
        var held = await db
            .StoredValueHolds.Where(hold => hold.Reference == command.Reference && hold.ClosedAt == null)
            .Select(hold => hold.StoredValueId)
            .ToListAsync(cancellationToken);
        if (held.Count == 0)
            return Result.Success;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var id in held.OrderBy(id => id.Value))
            (await db.LockStoredValueAsync(id, cancellationToken))!.Release(command.Reference, clock.GetUtcNow());

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }
}
