namespace Shop.Orders.Contracts.Orders;

/// <summary>Where an order was placed.</summary>
public enum SalesChannel
{
    Storefront,
    Api,

    /// <summary>By staff: a draft order, or an exchange.</summary>
    BackOffice,
}
