using MediatR;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Application.Orders;
using Shop.Orders.Application.Payments;
using Shop.Orders.Application.Promotions;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Carts;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.StoredValues;

namespace Shop.Orders.Application.Carts;

internal sealed class ReopenCartHandler(
    OrdersDbContext db,
    OrderAccess orders,
    CartAccess carts,
    PaymentProgress payments,
    AccessTokens tokens,
    IMediator mediator,
    TimeProvider clock
) : IRequestHandler<ReopenCart, Result<ChangedCart>>
{
    private static readonly Message Reason = new Message("orders.cart-reopened");

    public async Task<Result<ChangedCart>> Handle(ReopenCart command, CancellationToken cancellationToken)
    {
        var order = await orders.FindAsync(command.OrderNumber, command.Viewer, cancellationToken);
        if (order is null)
            return OrderErrors.NotFound;
        if (order.Status != OrderStatus.PendingPayment)
            return OrderErrors.CannotChange(order.Status);
        if (await db.FindCartAsync(new CartId(order.Id.Value), cancellationToken) is not { } ordered)
            return OrderErrors.NoCart;
        if (await payments.IsUnderWayAsync(order, cancellationToken))
            return OrderErrors.AlreadyPaid;

        var now = clock.GetUtcNow();
        var cart = await FindOpenAsync(command, cancellationToken);
        if (cart is null)
            db.Carts.Add(cart = new Cart(new CartId(Guid.CreateVersion7()), command.Viewer.AccountId, now));
        cart.TakeBack(ordered, KeptEntries.Write(EntriesOf(order)), now);
        order.Cancel(Reason, Actor.Customer, now);
        await CodeUsage.SaveAsync(db, order, cancellationToken);

        // The shopper sees the cart next, so release its stock and gift cards now; if this fails, the order's event does it.
        await mediator.Send(new ReleaseStock(order.Id.Value, Guid.CreateVersion7()), cancellationToken);
        await mediator.Send(new ReleaseStoredValue(order.Id.Value), cancellationToken);
        return new ChangedCart(cart.Id.Value, await tokens.ForCartAsync(cart.Id.Value, cancellationToken), []);
    }

    private static CheckoutEntries EntriesOf(Order order) =>
        new(
            order.Email,
            order.ShippingAddress,
            order.BillingAddress == order.ShippingAddress ? null : order.BillingAddress,
            order.ShippingMethod,
            order.PaymentMethod,
            order.Note
        );

    private async Task<Cart?> FindOpenAsync(ReopenCart command, CancellationToken cancellationToken)
    {
        if (
            command.CartId is { } id
            && await carts.FindAsync(id, command.Owner, cancellationToken) is { Status: CartStatus.Open } own
            && own.AccountId == command.Viewer.AccountId
        )
            return own;

        return command.Viewer.AccountId is { } accountId ? await carts.FindOpenAsync(accountId, cancellationToken) : null;
    }
}
