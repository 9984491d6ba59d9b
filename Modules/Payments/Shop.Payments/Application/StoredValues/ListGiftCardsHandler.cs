using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Payments.Contracts.StoredValues;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.StoredValues;

internal sealed class ListGiftCardsValidator : AbstractValidator<ListGiftCards>
{
    public ListGiftCardsValidator()
    {
        RuleFor(query => query.Query).MaximumLength(100);
        RuleFor(query => query.Page).InclusiveBetween(1, 1_000_000);
        RuleFor(query => query.PageSize).InclusiveBetween(1, 100);
    }
}

internal sealed class ListGiftCardsHandler(PaymentsDbContext db, GiftCardCodes codes)
    : IRequestHandler<ListGiftCards, Result<PagedList<GiftCardItem>>>
{
    public async Task<Result<PagedList<GiftCardItem>>> Handle(ListGiftCards query, CancellationToken cancellationToken)
    {
        var cards = db.StoredValues.Where(value => value.Kind == StoredValueKind.GiftCard);
        if (query.Query?.Trim() is { Length: > 0 } text)
        {
            var (last, hash) = (text.ToUpperInvariant(), await codes.HashOfAsync(text, cancellationToken));
            cards = cards.Where(card => card.LastDigits == last || card.CodeHash == hash);
        }

        var total = await cards.CountAsync(cancellationToken);
        var rows = await cards
            .OrderByDescending(card => card.IssuedAt)
            .ThenBy(card => card.Id)
            .Skip((query.Page - 1) * query.PageSize)
            .Take(query.PageSize)
            .ToListAsync(cancellationToken);
        return new PagedList<GiftCardItem>(
            [
                .. rows.Select(card => new GiftCardItem(
                    card.Id.Value,
                    card.LastDigits!,
                    card.Balance,
                    card.IssuedAt,
                    card.ExpiresAt,
                    card.DisabledAt is not null
                )),
            ],
            total,
            query.Page,
            query.PageSize
        );
    }
}

internal sealed class GetGiftCardHandler(PaymentsDbContext db) : IRequestHandler<GetGiftCard, Result<GiftCardDetails>>
{
    public async Task<Result<GiftCardDetails>> Handle(GetGiftCard query, CancellationToken cancellationToken)
    {
        var id = new StoredValueId(query.Id);
        var card = await db
            .StoredValues.Include(value => value.Moves.OrderBy(move => move.Sequence))
            .Include(value => value.Holds)
            .AsSplitQuery()
            .SingleOrDefaultAsync(value => value.Id == id && value.Kind == StoredValueKind.GiftCard, cancellationToken);
        return card is null
            ? PaymentErrors.NoStoredValue
            : new GiftCardDetails
            {
                Id = query.Id,
                LastDigits = card.LastDigits!,
                Balance = card.Balance,
                Held = card.Holds.Where(hold => hold.IsOpen).Aggregate(Money.Zero(card.Balance.Currency), (sum, hold) => sum + hold.Amount),
                IssuedAt = card.IssuedAt,
                ExpiresAt = card.ExpiresAt,
                DisabledAt = card.DisabledAt,
                Reference = card.Reference,
                Moves =
                [
                    .. card.Moves.Select(move => new StoredValueMoveView(
                        move.Kind,
                        move.Amount,
                        move.BalanceAfter,
                        move.PaymentId?.Value,
                        move.Note,
                        move.StaffId,
                        move.At
                    )),
                ],
            };
    }
}
