using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Persistence;
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
        db.Carts.Add(new Cart(new CartId(command.CartId), command.AccountId, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (Conflicts.IsConflict(exception))
        {
            // A repeat: the cart exists.
        }

        return new OpenedCart(command.CartId, await tokens.ForCartAsync(command.CartId, cancellationToken));
    }
}
