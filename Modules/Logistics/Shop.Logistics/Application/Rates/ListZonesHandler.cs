using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Logistics.Contracts.Rates;
using Shop.Logistics.Domain;
using Shop.Logistics.Domain.Zones;

namespace Shop.Logistics.Application.Rates;

internal sealed class ListZonesHandler(LogisticsDbContext db, IOptions<LogisticsOptions> options)
    : IRequestHandler<ListZones, Result<IReadOnlyList<ShippingZone>>>
{
    public async Task<Result<IReadOnlyList<ShippingZone>>> Handle(ListZones query, CancellationToken cancellationToken)
    {
        var zones = await db.Zones.Include(zone => zone.Methods).ToListAsync(cancellationToken);
        return Result<IReadOnlyList<ShippingZone>>.Success([
            .. zones
                .OrderByDescending(zone => zone.PostalCodePrefixes.Count > 0)
                .ThenByDescending(zone => zone.Countries.Count > 0)
                .ThenBy(zone => zone.Countries.Count)
                .ThenBy(zone => zone.Name)
                .Select(zone => ZoneViews.Of(zone, options.Value.Currency)),
        ]);
    }
}

internal sealed class GetZoneHandler(LogisticsDbContext db, IOptions<LogisticsOptions> options)
    : IRequestHandler<GetZone, Result<ShippingZone>>
{
    public async Task<Result<ShippingZone>> Handle(GetZone query, CancellationToken cancellationToken)
    {
        var id = new ZoneId(query.Id);
        var zone = await db.Zones.Include(zone => zone.Methods).SingleOrDefaultAsync(zone => zone.Id == id, cancellationToken);
        return zone is null ? LogisticsErrors.ZoneNotFound : ZoneViews.Of(zone, options.Value.Currency);
    }
}

internal static class ZoneViews
{
    public static PickUpPoint? Of(PickUpPlace? place) =>
        place is null ? null : new PickUpPoint(place.Location, place.Name, place.Address, place.OpeningHours);

    public static ShippingZone Of(Zone zone, string currencyCode)
    {
        var currency = Currency.Of(currencyCode);
        return new ShippingZone(
            zone.Id.Value,
            zone.Name,
            zone.Countries,
            zone.PostalCodePrefixes,
            [
                .. zone
                    .Methods.OrderBy(method => method.Position)
                    .Select(method => new ShippingMethod
                    {
                        Code = method.Code,
                        Name = method.Name,
                        Carrier = method.Carrier,
                        Kind = method.Kind,
                        Price = new Money(method.Price, currency),
                        PricePerKilogram = Optional(method.PricePerKilogram),
                        FreeOver = Optional(method.FreeOver),
                        MaxWeightGrams = method.MaxWeightGrams,
                        MinDays = method.MinDays,
                        MaxDays = method.MaxDays,
                        IsActive = method.IsActive,
                        PickUp = Of(method.PickUp),
                    }),
            ],
            zone.Version
        );

        Money? Optional(decimal? amount) => amount is { } value ? new Money(value, currency) : null;
    }
}
