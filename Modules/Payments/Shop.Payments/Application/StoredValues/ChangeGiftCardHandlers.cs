using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Payments.Contracts.StoredValues;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.StoredValues;

internal sealed class DisableGiftCardHandler(PaymentsDbContext db, StaffNotes notes, TimeProvider clock)
    : IRequestHandler<DisableGiftCard, Result>
{
    public async Task<Result> Handle(DisableGiftCard command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockStoredValueAsync(new StoredValueId(command.Id), cancellationToken) is not { Kind: StoredValueKind.GiftCard } card)
            return PaymentErrors.NoStoredValue;

        if (card.Disable(clock.GetUtcNow()))
            notes.Add(command.StaffId, "disable-gift-card", card.LastDigits!, card.Balance);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class AdjustGiftCardValidator : AbstractValidator<AdjustGiftCard>
{
    public AdjustGiftCardValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.Amount)
            .Must(amount => StoredAmounts.IsValid(amount.IsNegative ? -amount : amount))
            .WithError("payments.adjustment-needed");
        RuleFor(command => command.Reason).NotEmpty().WithError("payments.reason-needed").MaximumLength(300).SingleLine();
    }
}

internal sealed class AdjustGiftCardHandler(PaymentsDbContext db, StaffNotes notes, TimeProvider clock)
    : IRequestHandler<AdjustGiftCard, Result>
{
    public async Task<Result> Handle(AdjustGiftCard command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockStoredValueAsync(new StoredValueId(command.Id), cancellationToken) is not { Kind: StoredValueKind.GiftCard } card)
            return PaymentErrors.NoStoredValue;
        if (await db.HasMoveAsync(card.Id, StoredValueMoveKind.Adjusted, command.OperationId, cancellationToken))
            return Result.Success;

        card.Adjust(command.OperationId, command.Amount, command.Reason, command.StaffId, clock.GetUtcNow());
        notes.Add(command.StaffId, "adjust-gift-card", card.LastDigits!, command.Amount, command.Reason);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }
}
