using Shop.Kernel;
using ShipmentStatus = Shop.Logistics.Contracts.Shipments.ShipmentStatus;

namespace Shop.Logistics.Domain;

internal static class LogisticsErrors
{
    public static Error ZoneNotFound { get; } = Error.NotFound("logistics.zone-not-found");

    public static Error ShipmentNotFound { get; } = Error.NotFound("logistics.shipment-not-found");

    public static Error WebhookEventNotFound { get; } = Error.NotFound("logistics.webhook-event-not-found");

    public static Error WebhookEventDiscarded { get; } = Error.Refused("logistics.webhook-event-discarded");

    public static Error WebhookEventApplied { get; } = Error.Refused("logistics.webhook-event-applied");

    public static Error UnknownParcel { get; } = Error.Refused("logistics.unknown-parcel");

    public static Error UpdateNotAllowed(ShipmentStatus from) =>
        Error.Refused("logistics.update-not-allowed") with
        {
            CurrentStatus = from.ApiName(),
        };

    public static Error CarrierNotConnected { get; } = Error.Refused("logistics.carrier-not-connected");

    public static Error UnknownCarrier { get; } = Error.NotFound("logistics.unknown-carrier");

    public static Error BadSignature { get; } = Error.Refused("logistics.unauthorized");

    public static Error NoStatus { get; } = Error.Invalid("logistics.no-status").At("Status");

    public static Error TrackingClosed { get; } = Error.Refused("logistics.tracking-closed");

    public static Error CountryTaken(string country, string zone) =>
        Error.Invalid("logistics.country-taken").At("Countries").With("country", country).With("zone", zone);

    public static Error RestTaken(string zone) => Error.Invalid("logistics.rest-taken").At("Countries").With("zone", zone);

    public static Error PostalCodeTaken(string area, string zone) =>
        Error.Invalid("logistics.postal-code-taken").At("PostalCodePrefixes").With("area", area).With("zone", zone);

    public static Error NoPostalCode { get; } = Error.Invalid("logistics.no-postal-code");

    public static Error NoPostalCodes(string country) => Error.Invalid("logistics.no-postal-codes").With("country", country);

    public static Error UnequalRange(string text) => Error.Invalid("logistics.unequal-range").With("text", text);

    public static Error RangeNeedsDots(string text, string country) =>
        Error.Invalid("logistics.range-needs-dots").With("text", text).With("country", country);

    public static Error BackwardRange(string text) => Error.Invalid("logistics.backward-range").With("text", text);

    public static Error NoPostalCodePrefix(string text, string country, string? example) =>
        Error.Invalid("logistics.no-postal-code-prefix").With("text", text).With("country", country).With("example", example);

    public static Error NoBritishArea(string text) => Error.Invalid("logistics.no-british-area").With("text", text);

    public static Error TooHeavy(decimal grams, int max) =>
        Error.Invalid("logistics.too-heavy").At("WeightGrams").With("weight", grams / 1000).With("max", max / 1000m);

    public static Error IllegalState(ShipmentStatus from) =>
        Error.Refused("logistics.illegal-state") with
        {
            CurrentStatus = from.ApiName(),
        };

    public static Error IsCollected(ShipmentStatus state) =>
        Error.Refused("logistics.not-for-carrier") with
        {
            CurrentStatus = state.ApiName(),
        };

    public static Error CannotRepack(ShipmentStatus state) =>
        Error.Refused("logistics.cannot-repack") with
        {
            CurrentStatus = state.ApiName(),
        };
}
