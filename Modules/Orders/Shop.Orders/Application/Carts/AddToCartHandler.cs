using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Application.Carts;

internal sealed class AddToCartValidator : AbstractValidator<AddToCart>
{
    public AddToCartValidator() => RuleFor(command => command.Quantity).InclusiveBetween(1, Cart.MaxUnits);
}

internal sealed class AddToCartHandler(OrdersDbContext db, CartAccess access, CartPricing pricing, AccessTokens tokens, TimeProvider clock)
    : IRequestHandler<AddToCart, Result<ChangedCart>>
{
    public async Task<Result<ChangedCart>> Handle(AddToCart command, CancellationToken cancellationToken)
    {
        if (await pricing.FindVariantAsync(command.Sku, cancellationToken) is not { } variant)
            return CartErrors.UnknownSku(command.Sku.Value);

        var now = clock.GetUtcNow();
        var (cart, isNew) = await FindOrOpenAsync(command, now, cancellationToken);
        if (cart is null)
            return CartErrors.NotFound;

        var before = cart.Lines.FirstOrDefault(line => line.Sku == command.Sku)?.Quantity ?? 0;
        var found = await pricing.GetAvailabilityAsync(cart, command.Sku, before + command.Quantity, cancellationToken);
        var allowed = CartQuantities.Allow(before + command.Quantity, found);
        if (allowed == 0)
            return CartErrors.OutOfStock(CartErrors.Shortage(variant.ProductTitle, 0, found.IsShared));

        cart.SetLine(command.Sku, allowed, variant.Price, now);
        db.Publish(new CartLineAdded(Guid.CreateVersion7(), now, cart.Id.Value, command.Sku, command.Quantity));
        await db.SaveChangesAsync(cancellationToken);
        return new ChangedCart(
            cart.Id.Value,
            isNew ? await tokens.ForCartAsync(cart.Id.Value, cancellationToken) : null,
            CartQuantities.Messages(variant.ProductTitle, before + command.Quantity, allowed, found)
        );
    }

    private async Task<(Cart? Cart, bool IsNew)> FindOrOpenAsync(AddToCart command, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (command.CartId is { } id)
            return (await access.FindAsync(id, command.Owner, cancellationToken), false);
        if (command.Owner.AccountId is { } accountId && await access.FindOpenAsync(accountId, cancellationToken) is { } known)
            return (known, false);

        var cart = new Cart(new CartId(Guid.CreateVersion7()), command.Owner.AccountId, now);
        db.Carts.Add(cart);
        return (cart, true);
    }
}
