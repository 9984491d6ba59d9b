using MediatR;
using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Application.Carts;

internal sealed class ApplyDiscountCodeHandler(OrdersDbContext db, CartAccess access, CartPricing pricing, TimeProvider clock)
    : IRequestHandler<ApplyDiscountCode, Result<ChangedCart>>
{
    public async Task<Result<ChangedCart>> Handle(ApplyDiscountCode command, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(command.CartId, command.Owner, cancellationToken) is not { } cart)
            return CartErrors.NotFound;
        if (DiscountCode.Normalize(command.Code) is not { } code)
            return DiscountErrors.Unknown;

        cart.AddCode(code, clock.GetUtcNow());
        var priced = await pricing.PriceAsync(cart, destination: null, shipping: null, cancellationToken);
        if (priced.Refused.FirstOrDefault(refused => refused.Code == code) is { } refusal)
            return refusal.Reason;

        await db.SaveChangesAsync(cancellationToken);
        return new ChangedCart(command.CartId, null, []);
    }
}

internal sealed class RemoveDiscountCodeHandler(OrdersDbContext db, CartAccess access, TimeProvider clock)
    : IRequestHandler<RemoveDiscountCode, Result<ChangedCart>>
{
    public async Task<Result<ChangedCart>> Handle(RemoveDiscountCode command, CancellationToken cancellationToken)
    {
        if (await access.FindAsync(command.CartId, command.Owner, cancellationToken) is not { } cart)
            return CartErrors.NotFound;

        if (DiscountCode.Normalize(command.Code) is { } code)
            cart.RemoveCode(code, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return new ChangedCart(command.CartId, null, []);
    }
}
