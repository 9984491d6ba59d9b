namespace Shop.Orders.Domain.Carts;

internal enum CartStatus
{
    Open,

    /// <summary>An order was made of it; frozen.</summary>
    Ordered,

    /// <summary>Its lines went into an account's cart at sign-in.</summary>
    Merged,
}
