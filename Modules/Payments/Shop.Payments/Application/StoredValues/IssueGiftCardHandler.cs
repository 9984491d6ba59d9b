using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Payments.Contracts.StoredValues;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.StoredValues;

internal sealed class IssueGiftCardValidator : AbstractValidator<IssueGiftCard>
{
    public IssueGiftCardValidator(TimeProvider clock)
    {
        RuleFor(command => command.GiftCardId).NotEmpty();
        RuleFor(command => command.Amount).Must(StoredAmounts.IsValid).WithError("payments.amount-needed");
        RuleFor(command => command.ExpiresAt)
            .Must(expiresAt => expiresAt is null || expiresAt > clock.GetUtcNow())
            .WithError("payments.expiry-in-past");
        RuleFor(command => command.Reason).NotEmpty().WithError("payments.reason-needed").MaximumLength(300).SingleLine();
    }
}

internal static class StoredAmounts
{
    private const decimal Max = 1_000_000;

    public static bool IsValid(Money amount) => amount.IsPositive && amount.IsInMinorUnits && amount.Amount <= Max;
}

internal sealed class IssueGiftCardHandler(PaymentsDbContext db, GiftCardCodes codes, StaffNotes notes, TimeProvider clock)
    : IRequestHandler<IssueGiftCard, Result<IssuedGiftCard>>
{
    public async Task<Result<IssuedGiftCard>> Handle(IssueGiftCard command, CancellationToken cancellationToken)
    {
        var id = new StoredValueId(command.GiftCardId);
        var code = await codes.CodeOfAsync(command.GiftCardId, cancellationToken);
        var card = await db.StoredValues.SingleOrDefaultAsync(value => value.Id == id, cancellationToken);
        if (card is null)
        {
            card = StoredValue.IssueGiftCard(
                id,
                command.Amount,
                await codes.HashOfAsync(code, cancellationToken),
                code[^4..],
                command.ExpiresAt,
                command.Reference,
                command.Reason,
                command.StaffId,
                clock.GetUtcNow()
            );
            db.StoredValues.Add(card);
            notes.Add(command.StaffId, "issue-gift-card", card.LastDigits!, command.Amount, command.Reason);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new IssuedGiftCard(command.GiftCardId, code, card.Balance);
    }
}
