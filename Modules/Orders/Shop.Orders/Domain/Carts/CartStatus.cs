namespace Shop.Orders.Domain.Carts;

internal enum CartStatus
{
    Open,

    /// <summary>An order was placed from it; frozen.</summary>
    Ordered,

    /// <summary>Merged into an account's cart at sign-in.</summary>
    Merged,
}
