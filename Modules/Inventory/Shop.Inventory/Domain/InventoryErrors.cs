using Shop.Kernel;

namespace Shop.Inventory.Domain;

internal static class InventoryErrors
{
    public static Error UnknownSku { get; } = Error.NotFound("inventory.unknown-sku", "There is no stock under this SKU.");

    public static Error UnknownLocation { get; } = Error.Invalid("inventory.unknown-location", "There is no such location.", "Location");

    public static Error LocationNotFound { get; } = Error.NotFound("inventory.location-not-found", "There is no such location.");

    public static Error CodeTaken { get; } =
        Error.Conflict("inventory.code-taken", "Another location has this code.") with
        {
            Field = "Code",
        };

    public static Error LastLocation { get; } = Error.Refused("inventory.last-location", "The shop needs one active location at least.");

    public static Error SameLocation { get; } = Error.Invalid("inventory.same-location", "Choose two different locations.", "To");

    public static Error AlreadyReserved { get; } = Error.Refused("inventory.already-reserved", "These units are promised already.");

    public static Error NotHeld { get; } = Error.Refused("inventory.not-held", "Nothing is held for this reference any more.");

    public static Error NotCommitted { get; } =
        Error.Refused("inventory.not-committed", "More units are to be sent than are promised to this order.");

    public static Error NothingPromised { get; } =
        Error.Refused("inventory.nothing-promised", "Nothing is promised to this order any more.");

    public static Error BundleHasNoStock { get; } =
        Error.Refused("inventory.bundle-has-no-stock", "A bundle has no stock of its own: change that of its parts.");

    public static Error BundleFollowsParts { get; } =
        Error.Refused("inventory.bundle-follows-parts", "A bundle follows the rules of its parts: change theirs.");

    public static Error NestedBundle { get; } =
        Error.Invalid("inventory.nested-bundle", "A bundle cannot be a part of another one, nor of itself.", "Parts");

    public static Error LocationInUse(int onHand, int reserved) =>
        Error.Refused(
            "inventory.location-in-use",
            $"{onHand} units lie there and {reserved} are promised from there. Transfer or write them off, and move the promises, first."
        );

    public static Error LocationClosed(string name) => Error.Invalid("inventory.location-closed", $"{name} is not active.", "Location");

    public static Error NotCommittedThere(string location) =>
        Error.Refused("inventory.not-committed-there", $"More units are to be sent from {location} than are promised from there.");

    public static Error NotThere(int onHand) => Error.Invalid("inventory.not-there", $"Only {onHand} lie there.", "Quantity");

    public static Error NotFree(int free) => Error.Refused("inventory.not-free", $"Only {free} units are free at that location.");

    public static Error HasStock(int onHand, int reserved) =>
        Error.Refused(
            "inventory.has-stock",
            $"{onHand} units are on hand and {reserved} are promised: a bundle has no stock of its own. Correct on hand to 0 first."
        );

    public static Error StillOwed(int owed) =>
        Error.Refused(
            "inventory.still-owed",
            $"{owed} units are promised that are not there yet. Receive them before you change this rule."
        );

    public static Error OverLimit(int owed) =>
        Error.Invalid(
            "inventory.over-limit",
            $"{owed} units are promised already that are not there; the limit cannot be lower.",
            "BackorderLimit"
        );

    public static Error UnknownPart(string sku) => Error.Invalid("inventory.unknown-part", $"There is no stock under {sku}.", "Parts");

    public static Error OutOfRange(int onHand) =>
        Error.Invalid("inventory.out-of-range", $"That would leave less than nothing: {onHand} on hand.", "Delta");

    public static Error BelowPromised(int reserved) =>
        Error.Refused("inventory.below-promised", $"{reserved} units are promised to orders; on hand cannot fall below that.");

    public static Error CountedMeanwhile(int onHand) =>
        Error.Conflict(
            "inventory.counted-meanwhile",
            $"On hand is {onHand} now, something was sold or moved since you looked. Count again."
        );
}
