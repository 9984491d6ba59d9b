using MediatR;
using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Carts;

namespace Shop.Orders.Application.Carts;

internal sealed class MergeCartsHandler(OrdersDbContext db, CartAccess access, CartPricing pricing, TimeProvider clock)
    : IRequestHandler<MergeCarts, Result<MergedCart>>
{
    public async Task<Result<MergedCart>> Handle(MergeCarts command, CancellationToken cancellationToken)
    {
        var own = await access.FindOpenAsync(command.AccountId, cancellationToken);
        var guest =
            command.GuestCartId is { } guestId && guestId != own?.Id.Value
                ? await access.FindAsync(guestId, new CartOwner(null, command.GuestSecret), cancellationToken)
                : null;
        if (guest is null or { Status: not CartStatus.Open } or { Lines.Count: 0, Codes.Count: 0 })
            return new MergedCart(own?.Id.Value, []);

        var now = clock.GetUtcNow();
        if (own is null)
            guest.TransferTo(command.AccountId, now);
        else
            own.MergeFrom(guest, now);

        await db.SaveChangesAsync(cancellationToken);
        var cart = own ?? guest;
        var priced = await pricing.PriceAsync(cart, destination: null, shipping: null, cancellationToken);
        return new MergedCart(cart.Id.Value, (await pricing.ShowAsync(priced, cancellationToken)).Messages);
    }
}
