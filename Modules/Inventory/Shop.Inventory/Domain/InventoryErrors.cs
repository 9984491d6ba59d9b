using Shop.Kernel;

namespace Shop.Inventory.Domain;

internal static class InventoryErrors
{
    public static Error UnknownSku { get; } = Error.NotFound("inventory.unknown-sku");

    public static Error UnknownLocation { get; } = Error.Invalid("inventory.unknown-location").At("Location");

    public static Error LocationNotFound { get; } = Error.NotFound("inventory.location-not-found");

    public static Error CodeTaken { get; } = Error.Conflict("inventory.code-taken").At("Code");

    public static Error LastLocation { get; } = Error.Refused("inventory.last-location");

    public static Error SameLocation { get; } = Error.Invalid("inventory.same-location").At("To");

    public static Error AlreadyReserved { get; } = Error.Refused("inventory.already-reserved");

    public static Error NotHeld { get; } = Error.Refused("inventory.not-held");

    public static Error NotCommitted { get; } = Error.Refused("inventory.not-committed");

    public static Error NothingPromised { get; } = Error.Refused("inventory.nothing-promised");

    public static Error BundleHasNoStock { get; } = Error.Refused("inventory.bundle-has-no-stock");

    public static Error BundleFollowsParts { get; } = Error.Refused("inventory.bundle-follows-parts");

    public static Error NestedBundle { get; } = Error.Invalid("inventory.nested-bundle").At("Parts");

    public static Error LocationInUse(int onHand, int reserved) =>
        Error.Refused("inventory.location-in-use").With("onHand", onHand).With("reserved", reserved);

    public static Error LocationClosed(string name) => Error.Invalid("inventory.location-closed").At("Location").With("name", name);

    public static Error NotCommittedThere(string location) => Error.Refused("inventory.not-committed-there").With("location", location);

    public static Error NotThere(int onHand) => Error.Invalid("inventory.not-there").At("Quantity").With("count", onHand);

    public static Error NotFree(int free) => Error.Refused("inventory.not-free").With("count", free);

    public static Error HasStock(int onHand, int reserved) =>
        Error.Refused("inventory.has-stock").With("onHand", onHand).With("reserved", reserved);

    public static Error StillOwed(int owed) => Error.Refused("inventory.still-owed").With("count", owed);

    public static Error OverLimit(int owed) => Error.Invalid("inventory.over-limit").At("BackorderLimit").With("count", owed);

    public static Error UnknownPart(string sku) => Error.Invalid("inventory.unknown-part").At("Parts").With("sku", sku);

    public static Error OutOfRange(int onHand) => Error.Invalid("inventory.out-of-range").At("Delta").With("onHand", onHand);

    public static Error BelowPromised(int reserved) => Error.Refused("inventory.below-promised").With("count", reserved);

    public static Error CountedMeanwhile(int onHand) => Error.Conflict("inventory.counted-meanwhile").With("onHand", onHand);
}
