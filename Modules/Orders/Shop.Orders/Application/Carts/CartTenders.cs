using MediatR;
using Shop.Kernel;
using Shop.Orders.Domain.Carts;
using Shop.Payments.Contracts.StoredValues;

namespace Shop.Orders.Application.Carts;

/// <summary>A gift card or store credit and the part of a total it pays.</summary>
/// <param name="LastDigits">Null for store credit.</param>
internal sealed record CartTender(Guid StoredValueId, string? LastDigits, Money Balance, Money Amount)
{
    public const string GiftCard = "gift-card";
    public const string StoreCredit = "store-credit";

    public string Method => LastDigits is null ? StoreCredit : GiftCard;
}

/// <summary>Calculates what a cart's gift cards and the account's store credit pay, in this order.</summary>
internal sealed class CartTenders(IMediator mediator, TimeProvider clock)
{
    /// <param name="withCredit">Includes store credit even when the cart does not use it; its amount is then zero.</param>
    public async Task<IReadOnlyList<CartTender>> FindAsync(Cart cart, Money total, bool withCredit, CancellationToken cancellationToken)
    {
        var tenders = new List<CartTender>();
        var (zero, rest) = (Money.Zero(total.Currency), total);
        foreach (var card in cart.GiftCards)
        {
            var balance = await BalanceAsync(card.Id, total.Currency, cancellationToken);
            tenders.Add(new CartTender(card.Id, card.LastDigits, balance, Money.Min(balance, rest)));
            rest -= tenders[^1].Amount;
        }

        if (
            cart.AccountId is { } accountId
            && (withCredit || cart.UsesStoreCredit)
            && (await mediator.Send(new GetStoreCredit(accountId, total.Currency), cancellationToken)).Value
                is { Id: { } id, Balance.IsPositive: true } credit
        )
            tenders.Add(new CartTender(id, null, credit.Balance, cart.UsesStoreCredit ? Money.Min(credit.Balance, rest) : zero));

        return tenders;
    }

    private async Task<Money> BalanceAsync(Guid giftCardId, Currency currency, CancellationToken cancellationToken)
    {
        var found = await mediator.Send(new GetGiftCard(giftCardId), cancellationToken);
        return
            found is { IsSuccess: true, Value: { DisabledAt: null } card }
            && !(card.ExpiresAt <= clock.GetUtcNow())
            && card.Balance.Currency == currency
            ? card.Balance
            : Money.Zero(currency);
    }
}
