using Microsoft.EntityFrameworkCore;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Application.Carts;

/// <summary>Finds a cart the caller may see; any other cart is reported as not found.</summary>
internal sealed class CartAccess(OrdersDbContext db, AccessTokens tokens)
{
    public async Task<Cart?> FindAsync(Guid cartId, CartOwner owner, CancellationToken cancellationToken)
    {
        var cart = await db.FindCartAsync(new CartId(cartId), cancellationToken);
        return cart is not null && await MaySeeAsync(cart, owner, cancellationToken) ? cart : null;
    }

    /// <summary>The account's latest open cart.</summary>
    public Task<Cart?> FindOpenAsync(Guid accountId, CancellationToken cancellationToken) =>
        db
            .Carts.AsTracking()
            .Include(cart => cart.Lines.OrderBy(line => line.Position))
            .Where(cart => cart.AccountId == accountId && cart.Status == CartStatus.Open)
            .OrderByDescending(cart => cart.UpdatedAt)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task<bool> MaySeeAsync(Cart cart, CartOwner owner, CancellationToken cancellationToken) =>
        (cart.AccountId is not null && cart.AccountId == owner.AccountId)
        || (owner.Secret is not null && await tokens.OpensCartAsync(cart.Id.Value, owner.Secret, cancellationToken));
}
