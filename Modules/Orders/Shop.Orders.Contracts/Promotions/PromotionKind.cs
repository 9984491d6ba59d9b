namespace Shop.Orders.Contracts.Promotions;

/// <summary>What a promotion gives.</summary>
public enum PromotionKind
{
    Percentage,
    Amount,
    FreeShipping,
    BuyXGetY,
}

/// <summary>The customers that a promotion is for.</summary>
public enum CustomerGroup
{
    Everyone,
    SignedIn,

    /// <summary>Customers whose account and email address have no orders yet.</summary>
    FirstOrder,
}

/// <summary>Whether a promotion applies now, derived from its period and whether it is switched on.</summary>
public enum PromotionState
{
    Active,
    Scheduled,
    Ended,
    Off,
}
