namespace Shop.Payments.Contracts.StoredValues;

/// <summary>Why the balance of a gift card or store credit changed.</summary>
public enum StoredValueMoveKind
{
    Issued,
    Held,
    Released,
    Spent,
    Refunded,
    Adjusted,
    Expired,
}
