using MediatR;
using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Promotions;
using Shop.Payments.Contracts.StoredValues;

namespace Shop.Orders.Application.Carts;

internal sealed class ApplyGiftCardHandler(OrdersDbContext db, CartAccess access, IMediator mediator, TimeProvider clock)
    : IRequestHandler<ApplyGiftCard, Result<ChangedCart>>
{
    public async Task<Result<ChangedCart>> Handle(ApplyGiftCard command, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(command.CartId, command.Owner, cancellationToken) is not { } cart)
            return CartErrors.NotFound;
        if (await mediator.Send(new FindGiftCard(command.Code), cancellationToken) is not { IsSuccess: true, Value: { } card })
            return DiscountErrors.UnknownGiftCard;
        if (!card.Balance.IsPositive)
            return DiscountErrors.EmptyGiftCard;

        cart.AddGiftCard(card.Id, card.LastDigits, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return new ChangedCart(command.CartId, null, []);
    }
}

internal sealed class RemoveGiftCardHandler(OrdersDbContext db, CartAccess access, TimeProvider clock)
    : IRequestHandler<RemoveGiftCard, Result<ChangedCart>>
{
    public async Task<Result<ChangedCart>> Handle(RemoveGiftCard command, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(command.CartId, command.Owner, cancellationToken) is not { } cart)
            return CartErrors.NotFound;

        cart.RemoveGiftCard(command.GiftCardId, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return new ChangedCart(command.CartId, null, []);
    }
}

internal sealed class UseStoreCreditHandler(OrdersDbContext db, CartAccess access, TimeProvider clock)
    : IRequestHandler<UseStoreCredit, Result<ChangedCart>>
{
    public async Task<Result<ChangedCart>> Handle(UseStoreCredit command, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(command.CartId, command.Owner, cancellationToken) is not { } cart)
            return CartErrors.NotFound;
        if (cart.AccountId is null)
            return DiscountErrors.SignInForCredit;

        cart.UseStoreCredit(command.IsUsed, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return new ChangedCart(command.CartId, null, []);
    }
}
