namespace Shop.Orders.Domain.Carts;

/// <summary>A gift card by its id; the code is not stored.</summary>
internal sealed record CartGiftCard(Guid Id, string LastDigits);
