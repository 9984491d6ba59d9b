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
        RuleFor(command => command.Amount).Must(StoredAmounts.IsRight).WithMessage("Enter an amount above zero, like 50.00.");
        RuleFor(command => command.ExpiresAt)
            .Must(expiresAt => expiresAt is null || expiresAt > clock.GetUtcNow())
            .WithMessage("A card runs out in the future or never.");
        RuleFor(command => command.Reason)
            .NotEmpty()
            .WithMessage("Say why.")
            .MaximumLength(300)
            .WithMessage("A reason has at most 300 characters.")
            .SingleLine();
    }
}

internal static class StoredAmounts
{
    private const decimal Most = 1_000_000;

    public static bool IsRight(Money amount) => amount.IsPositive && amount.IsInMinorUnits && amount.Amount <= Most;
}

internal sealed class IssueGiftCardHandler(PaymentsDbContext db, GiftCardCodes codes, StaffNotes notes, TimeProvider clock)
    : IRequestHandler<IssueGiftCard, Result<IssuedGiftCard>>
{
    public async Task<Result<IssuedGiftCard>> Handle(IssueGiftCard command, CancellationToken cancellationToken)
    {
        var id = new StoredValueId(command.GiftCardId);
        var code = await codes.CodeOfAsync(command.GiftCardId, cancellationToken);
        var card = await db.StoredValues.AsNoTracking().SingleOrDefaultAsync(value => value.Id == id, cancellationToken);
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
            notes.Add(command.StaffId, "issue-gift-card", card.LastDigits!, $"{command.Amount}: {command.Reason}");
            await db.SaveChangesAsync(cancellationToken);
        }

        return new IssuedGiftCard(command.GiftCardId, code, card.Balance);
    }
}
