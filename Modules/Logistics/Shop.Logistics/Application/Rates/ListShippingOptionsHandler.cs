using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Rates;
using Shop.Logistics.Domain;
using Shop.Logistics.Domain.Zones;

namespace Shop.Logistics.Application.Rates;

internal sealed class ListShippingOptionsValidator : AbstractValidator<ListShippingOptions>
{
    public ListShippingOptionsValidator()
    {
        RuleFor(query => query.Country).Length(2).WithError("logistics.unknown-country").SingleLine();
        RuleFor(query => query.WeightGrams).GreaterThanOrEqualTo(0);
    }
}

internal sealed class ListShippingOptionsHandler(LogisticsDbContext db, IOptions<LogisticsOptions> options, TimeProvider clock)
    : IRequestHandler<ListShippingOptions, Result<IReadOnlyList<ShippingOption>>>
{
    public async Task<Result<IReadOnlyList<ShippingOption>>> Handle(ListShippingOptions query, CancellationToken cancellationToken)
    {
        var zones = await db.Zones.Include(zone => zone.Methods).ToListAsync(cancellationToken);
        var methods = zones.ByFit(query.Country, query.PostalCode).FirstOrDefault()?.Methods.Where(method => method.IsActive).ToList();
        if (methods is null or [])
            return Result<IReadOnlyList<ShippingOption>>.Success([]);
        if (!methods.Exists(method => method.Takes(query.WeightGrams)))
            return LogisticsErrors.TooHeavy(query.WeightGrams, methods.Max(method => method.MaxWeightGrams!.Value));

        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).DateTime;
        var start = query.ReadyOn?.ToDateTime(TimeOnly.MinValue) is { } ready && ready > now ? ready : now;
        return Result<IReadOnlyList<ShippingOption>>.Success([
            .. methods
                .Where(method => method.Takes(query.WeightGrams))
                .Select(method => Option(method, query, start))
                .OrderBy(option => option.PickUp is not null)
                .ThenBy(option => option.Price.Amount)
                .ThenBy(option => option.LatestDelivery),
        ]);
    }

    private ShippingOption Option(Method method, ListShippingOptions query, DateTime start)
    {
        var price = new Money(method.PriceFor(query.WeightGrams, query.ItemsTotal.Amount), Currency.Of(options.Value.Currency)).Rounded();
        var promise = DeliveryPromise.For(
            start,
            options.Value.CutOffHour,
            options.Value.HandlingDays,
            method.MinDays,
            method.MaxDays,
            new Holidays(options.Value.Country, options.Value.Holidays)
        );
        return new ShippingOption(
            method.Code,
            method.Name,
            price,
            promise.ToMessage(),
            promise.Earliest,
            promise.Latest,
            ZoneViews.Of(method.PickUp)
        );
    }
}
