using System.Globalization;
using System.Text.Json;
using Shop.Kernel;
using ShipmentStatus = Shop.Logistics.Contracts.Shipments.ShipmentStatus;

namespace Shop.Logistics.Domain;

internal static class LogisticsErrors
{
    public static Error ZoneNotFound { get; } = Error.NotFound("logistics.zone-not-found", "There is no such zone.");

    public static Error ShipmentNotFound { get; } = Error.NotFound("logistics.shipment-not-found", "There is no such shipment.");

    public static Error NoticeNotFound { get; } = Error.NotFound("logistics.notice-not-found", "There is no such notice.");

    public static Error NoticeDiscarded { get; } = Error.Refused("logistics.notice-discarded", "This notice was discarded.");

    public static Error NoticeWorked { get; } =
        Error.Refused("logistics.notice-worked", "Something came of this notice in the meantime; it cannot be discarded any more.");

    public static Error NoticeParked(string because) =>
        Error.Refused("logistics.notice-parked", $"Nothing can be done with this notice still: {because}.");

    public static Error TrackingClosed { get; } =
        Error.Refused("logistics.tracking-closed", "The parcel has arrived; its tracking number cannot be changed any more.");

    public static Error CountryTaken(string country, string zone) =>
        Error.Invalid("logistics.country-taken", $"{country} belongs to the zone \"{zone}\" already.", "Countries");

    public static Error RestTaken(string zone) =>
        Error.Invalid("logistics.rest-taken", $"The zone \"{zone}\" is for the rest of the world already.", "Countries");

    public static Error PostalCodeTaken(string area, string zone) =>
        Error.Invalid("logistics.postal-code-taken", $"{area} belongs to the zone \"{zone}\" already.", "PostalCodePrefixes");

    public static Error TooHeavy(decimal grams, int most) =>
        Error.Invalid(
            "logistics.too-heavy",
            $"This weighs {Kilograms(grams)} kg, and at most {Kilograms(most)} kg can be sent to this address.",
            "WeightGrams"
        );

    public static Error IllegalState(ShipmentStatus from, ShipmentStatus to) =>
        Error.Refused("logistics.illegal-state", $"A shipment that is {Words(from)} cannot become {Words(to)}.") with
        {
            CurrentStatus = JsonNamingPolicy.SnakeCaseLower.ConvertName(from.ToString()),
        };

    public static Error IsCollected(ShipmentStatus state) =>
        Error.Refused("logistics.illegal-state", "The customer collects this parcel: it is not handed to a carrier.") with
        {
            CurrentStatus = JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString()),
        };

    public static Error CannotRepack(ShipmentStatus state) =>
        Error.Refused("logistics.illegal-state", $"A shipment that is {Words(state)} cannot be repacked.") with
        {
            CurrentStatus = JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString()),
        };

    private static string Kilograms(decimal grams) => (grams / 1000).ToString("0.######", CultureInfo.InvariantCulture);

    private static string Words(ShipmentStatus state) => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString()).Replace('_', ' ');
}
