using Microsoft.Extensions.Options;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Orders;

/// <summary>Links that open an order without an account.</summary>
internal sealed class OrderLinks(AccessTokens tokens, IOptions<OrdersOptions> options)
{
    public async Task<string> OfAsync(Order order, CancellationToken cancellationToken) =>
        $"{options.Value.PublicUrl.TrimEnd('/')}/orders/{order.Number}"
        + $"?token={await tokens.ForOrderAsync(order.Id.Value, cancellationToken)}";
}
