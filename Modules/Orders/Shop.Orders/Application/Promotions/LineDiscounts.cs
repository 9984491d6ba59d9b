using Shop.Kernel;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Orders.Application.Promotions;

/// <summary>Line discounts for pages, emails and documents.</summary>
internal static class LineDiscounts
{
    public static CartDiscount View(AppliedDiscount discount, Currency currency) =>
        new(discount.Name, discount.Code, new Money(discount.Amount, currency));

    /// <summary>They add up to the line's discount. The part without a promotion is the credit for exchanged items.</summary>
    public static IReadOnlyList<CartDiscount> Of(Order order, LineItem line)
    {
        var named = line.Discounts.Select(discount => View(discount, order.Currency)).ToList();
        var rest = named.Aggregate(line.Discount, (left, discount) => left - discount.Amount);
        return rest.IsZero ? named : [.. named, new CartDiscount(order.ExchangeFor ?? string.Empty, null, rest)];
    }

    public static string Title(CartDiscount discount) => discount.Code is null ? discount.Name : $"{discount.Name} ({discount.Code})";
}
