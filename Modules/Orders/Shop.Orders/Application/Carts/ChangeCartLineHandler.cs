using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Application.Carts;

internal sealed class ChangeCartLineValidator : AbstractValidator<ChangeCartLine>
{
    public ChangeCartLineValidator() => RuleFor(command => command.Quantity).InclusiveBetween(0, Cart.MaxUnits);
}

internal sealed class ChangeCartLineHandler(OrdersDbContext db, CartAccess access, CartPricing pricing, TimeProvider clock)
    : IRequestHandler<ChangeCartLine, Result<ChangedCart>>
{
    public async Task<Result<ChangedCart>> Handle(ChangeCartLine command, CancellationToken cancellationToken)
    {
        var cart = await access.FindAsync(command.CartId, command.Owner, cancellationToken);
        if (cart is null || !cart.Lines.Any(line => line.Sku == command.Sku))
            return CartErrors.NotFound;

        if (command.Quantity == 0)
        {
            cart.SetLine(command.Sku, 0, default, clock.GetUtcNow());
            await db.SaveChangesAsync(cancellationToken);
            return new ChangedCart(command.CartId, null, []);
        }

        if (await pricing.FindVariantAsync(command.Sku, cancellationToken) is not { } variant)
            return CartErrors.UnknownSku(command.Sku.Value);

        var found = await pricing.GetAvailabilityAsync(cart, command.Sku, command.Quantity, cancellationToken);
        var allowed = CartQuantities.Allow(command.Quantity, found);
        if (allowed == 0)
            return CartErrors.OutOfStock(CartErrors.Shortage(variant.ProductTitle, 0, found.IsShared));

        cart.SetLine(command.Sku, allowed, variant.Price, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return new ChangedCart(command.CartId, null, CartQuantities.Messages(variant.ProductTitle, command.Quantity, allowed, found));
    }
}

internal sealed class RemoveCartLineHandler(OrdersDbContext db, CartAccess access, TimeProvider clock)
    : IRequestHandler<RemoveCartLine, Result<ChangedCart>>
{
    public async Task<Result<ChangedCart>> Handle(RemoveCartLine command, CancellationToken cancellationToken)
    {
        var cart = await access.FindAsync(command.CartId, command.Owner, cancellationToken);
        if (cart is null)
            return CartErrors.NotFound;

        cart.SetLine(command.Sku, 0, default, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return new ChangedCart(command.CartId, null, []);
    }
}
