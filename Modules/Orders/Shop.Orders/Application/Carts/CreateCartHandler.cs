using FluentValidation;
using MediatR;
using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Application.Carts;

internal sealed class CreateCartValidator : AbstractValidator<CreateCart>
{
    public CreateCartValidator() => RuleFor(command => command.CartId).NotEmpty();
}

internal sealed class CreateCartHandler(OrdersDbContext db, AccessTokens tokens, TimeProvider clock)
    : IRequestHandler<CreateCart, Result<OpenedCart>>
{
    public async Task<Result<OpenedCart>> Handle(CreateCart command, CancellationToken cancellationToken)
    {
        if (await db.FindCartAsync(new CartId(command.CartId), cancellationToken) is null)
        {
            db.Carts.Add(new Cart(new CartId(command.CartId), command.AccountId, clock.GetUtcNow()));
            await db.SaveChangesAsync(cancellationToken);
        }

        return new OpenedCart(command.CartId, await tokens.ForCartAsync(command.CartId, cancellationToken));
    }
}
