namespace Shop.Orders.Domain.Carts;

/// <summary>A gift card to pay with, by its id: the code is kept nowhere.</summary>
internal sealed record CartGiftCard(Guid Id, string LastDigits);
