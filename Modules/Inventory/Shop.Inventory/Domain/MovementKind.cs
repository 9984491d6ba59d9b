namespace Shop.Inventory.Domain;

/// <summary>Named and numbered as in the contracts.</summary>
internal enum MovementKind
{
    Received,
    Adjusted,
    Counted,
    Shipped,
    Restocked,
    Imported,
    Transferred,
    Damaged,
    Lost,
    Returned,
}
