using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Payments.Contracts.StoredValues;

namespace Shop.Payments.Application.StoredValues;

internal sealed class GetStoreCreditHandler(PaymentsDbContext db, TimeProvider clock) : IRequestHandler<GetStoreCredit, Result<StoreCredit>>
{
    public async Task<Result<StoreCredit>> Handle(GetStoreCredit query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var id = StoredValueRefunds.IdOf(query.AccountId, query.Currency);
        var credit = await db
            .StoredValues.Where(value => value.Id == id)
            .Select(value => new
            {
                Balance = value.Balance.Amount,
                RunOut = value.Holds.Where(hold => hold.ClosedAt == null && hold.Until <= now).Sum(hold => hold.Amount.Amount),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return credit is null
            ? new StoreCredit(null, Money.Zero(query.Currency))
            : new StoreCredit(id.Value, new Money(credit.Balance + credit.RunOut, query.Currency));
    }
}

internal sealed class CreditStoreAccountValidator : AbstractValidator<CreditStoreAccount>
{
    public CreditStoreAccountValidator()
    {
        RuleFor(command => command.OperationId).NotEmpty();
        RuleFor(command => command.AccountId).NotEmpty();
        RuleFor(command => command.Amount).Must(StoredAmounts.IsValid).WithError("payments.amount-needed");
        RuleFor(command => command.Reason).NotEmpty().WithError("payments.reason-needed").MaximumLength(300).SingleLine();
    }
}

internal sealed class CreditStoreAccountHandler(PaymentsDbContext db, StoredValueRefunds refunds, StaffNotes notes, TimeProvider clock)
    : IRequestHandler<CreditStoreAccount, Result<StoreCredit>>
{
    public async Task<Result<StoreCredit>> Handle(CreditStoreAccount command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var credit = await refunds.AccountAsync(command.AccountId, command.Amount.Currency, cancellationToken);
        if (!await db.HasMoveAsync(credit.Id, StoredValueMoveKind.Issued, command.OperationId, cancellationToken))
        {
            credit.Credit(command.OperationId, command.Amount, command.Reason, command.StaffId, clock.GetUtcNow());
            notes.Add(command.StaffId, "credit-account", command.AccountId.ToString(), command.Amount, command.Reason);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new StoreCredit(credit.Id.Value, credit.Balance);
    }
}
