using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Payments.Contracts.StoredValues;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.StoredValues;

internal sealed class FindGiftCardValidator : AbstractValidator<FindGiftCard>
{
    public FindGiftCardValidator() => RuleFor(query => query.Code).NotEmpty().WithError("payments.code-needed");
}

/// <summary>Always one MAC and one query, so that timing reveals nothing.</summary>
internal sealed class FindGiftCardHandler(PaymentsDbContext db, GiftCardCodes codes, TimeProvider clock)
    : IRequestHandler<FindGiftCard, Result<GiftCardView>>
{
    public async Task<Result<GiftCardView>> Handle(FindGiftCard query, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var hash = await codes.HashOfAsync(query.Code, cancellationToken);
        var card = await db
            .StoredValues.Where(value =>
                value.CodeHash == hash && value.DisabledAt == null && (value.ExpiresAt == null || value.ExpiresAt > now)
            )
            .Select(value => new
            {
                value.Id,
                value.LastDigits,
                value.Balance,
                value.ExpiresAt,
                RunOut = value.Holds.Where(hold => hold.ClosedAt == null && hold.Until <= now).Sum(hold => hold.Amount.Amount),
            })
            .SingleOrDefaultAsync(cancellationToken);
        return card is null
            ? PaymentErrors.NoGiftCard
            : new GiftCardView(
                card.Id.Value,
                card.LastDigits!,
                new Money(card.Balance.Amount + card.RunOut, card.Balance.Currency),
                card.ExpiresAt
            );
    }
}
