using Shop.Kernel.Geography;
using Shop.Logistics.Domain.Zones;

namespace Shop.Logistics.Application.Rates;

internal static class ZoneFits
{
    /// <summary>The zones that match an address, the closest match first.</summary>
    public static IEnumerable<Zone> ByFit(this IEnumerable<Zone> zones, string country, string? postalCode)
    {
        var code = PostalCodes.Normalize(country, postalCode);
        return zones
            .Select(zone => (Zone: zone, Fit: zone.Fit(country, code)))
            .Where(found => found.Fit > 0)
            .OrderByDescending(found => found.Fit)
            .Select(found => found.Zone);
    }
}
