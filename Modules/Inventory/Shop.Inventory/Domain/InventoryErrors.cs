using Shop.Kernel;

namespace Shop.Inventory.Domain;

internal static class InventoryErrors
{
    public static Error UnknownSku { get; } = Error.NotFound("inventory.unknown-sku", "There is no stock under this SKU.");

    public static Error UnknownLocation { get; } = Error.Invalid("inventory.unknown-location", "There is no such location.", "Location");

    public static Error AlreadyReserved { get; } = Error.Refused("inventory.already-reserved", "These units are promised already.");

    public static Error NotHeld { get; } = Error.Refused("inventory.not-held", "Nothing is held for this reference any more.");

    public static Error NotCommitted { get; } = Error.Refused("inventory.not-committed", "More units are to be sent than are promised to this order.");

    public static Error OutOfRange(int onHand) =>
        Error.Invalid("inventory.out-of-range", $"That would leave less than nothing: {onHand} on hand.", "Delta");

    public static Error BelowPromised(int reserved) =>
        Error.Refused("inventory.below-promised", $"{reserved} units are promised to orders; on hand cannot fall below that.");

    public static Error CountedMeanwhile(int onHand) =>
        Error.Conflict("inventory.counted-meanwhile", $"On hand is {onHand} now, something was sold or moved since you looked. Count again.");
}
