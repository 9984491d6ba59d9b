using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Rates;
using Shop.Logistics.Domain;
using Shop.Logistics.Domain.Zones;

namespace Shop.Logistics.Application.Rates;

internal sealed class SaveZoneValidator : AbstractValidator<SaveZone>
{
    public SaveZoneValidator(IOptions<LogisticsOptions> options)
    {
        RuleFor(command => command.Id).NotEmpty();
        RuleFor(command => command.Name).NotEmpty().WithError("logistics.zone-name-needed").MaximumLength(100).SingleLine();
        RuleForEach(command => command.Countries).Must(code => Countries.Find(code) is not null).WithError("logistics.unknown-country");
        RuleFor(command => command.PostalCodePrefixes)
            .Empty()
            .When(command => command.Countries.Count != 1)
            .WithError("logistics.postal-codes-need-country");
        RuleForEach(command => command.PostalCodePrefixes).AreReadable(command => command.Countries);
        RuleFor(command => command.Methods.Count).LessThanOrEqualTo(20).WithError("logistics.too-many-methods");
        RuleFor(command => command.Methods)
            .Must(methods => methods.Select(method => method.Code).Distinct().Count() == methods.Count)
            .WithError("logistics.repeated-method-code");
        RuleForEach(command => command.Methods)
            .ChildRules(method =>
            {
                method.RuleFor(m => m.Code).Matches("^[a-z0-9-]{1,40}\\z").WithError("logistics.invalid-method-code");
                method.RuleFor(m => m.Name).NotEmpty().WithError("logistics.method-name-needed").MaximumLength(100).SingleLine();
                method.RuleFor(m => m.Carrier).NotEmpty().WithError("logistics.carrier-needed").MaximumLength(60).SingleLine();
                method.RuleFor(m => m.Price).Must(IsAmount).WithError("logistics.invalid-price");
                method
                    .RuleFor(m => m.PricePerKilogram)
                    .Must(price => price is null || IsAmount(price.Value))
                    .WithError("logistics.invalid-price-per-kilogram");
                method
                    .RuleFor(m => m.FreeOver)
                    .Must(price => price is null || IsAmount(price.Value))
                    .WithError("logistics.invalid-free-over");
                method.RuleFor(m => m.MaxWeightGrams).InclusiveBetween(1, 10_000_000).WithError("logistics.invalid-max-weight");
                method
                    .RuleFor(m => m.PickUp!)
                    .ChildRules(point =>
                    {
                        point.RuleFor(p => p.Location).Matches("^[a-z0-9-]{1,32}$").WithError("logistics.invalid-location-code");
                        point.RuleFor(p => p.Name).NotEmpty().WithError("logistics.pickup-name-needed").MaximumLength(100).SingleLine();
                        point
                            .RuleFor(p => p.OpeningHours)
                            .NotEmpty()
                            .WithError("logistics.opening-hours-needed")
                            .MaximumLength(200)
                            .SingleLine();
                    })
                    .When(m => m.PickUp is not null);
                method.RuleFor(m => m.MinDays).InclusiveBetween(0, 60);
                method
                    .RuleFor(m => m.MaxDays)
                    .InclusiveBetween(0, 90)
                    .GreaterThanOrEqualTo(m => m.MinDays)
                    .WithError("logistics.max-days-below-min");
            });

        bool IsAmount(Money money) =>
            money.Currency.Code == options.Value.Currency && !money.IsNegative && money.IsInMinorUnits && money.Amount < 1_000_000;
    }
}

/// <summary>Validation rules for the postal codes of a zone.</summary>
internal static class ZonePostalCodeRules
{
    public const int MaxCharacters = 40;

    public static void AreReadable<T>(this IRuleBuilderInitialCollection<T, string> rule, Func<T, IReadOnlyList<string>> countries)
    {
        rule.Must(SingleLineText.IsValid)
            .WithError(KernelErrors.NotSingleLine)
            .MaximumLength(MaxCharacters)
            .Must((request, text) => Problem(request, text) is null)
            .WithError((request, text) => Problem(request, text)!);

        Error? Problem(T request, string text) => countries(request) is [var country] ? PostalCodeAreas.Read(country, text).Problem : null;
    }
}

internal sealed class SaveZoneHandler(LogisticsDbContext db) : IRequestHandler<SaveZone, Result>
{
    public async Task<Result> Handle(SaveZone command, CancellationToken cancellationToken)
    {
        var zones = await db.Zones.AsTracking().Include(zone => zone.Methods).ToListAsync(cancellationToken);
        var prefixes = command
            .PostalCodePrefixes.Select(text => PostalCodeAreas.Read(command.Countries[0], text).Area!)
            .Distinct()
            .ToList();
        if (Taken(zones, command, prefixes) is { } error)
            return error;

        var zone = zones.Find(zone => zone.Id.Value == command.Id);
        if (zone is null)
        {
            zone = new Zone(new ZoneId(command.Id), command.Name, command.Countries, prefixes);
            db.Zones.Add(zone);
        }
        else
        {
            zone.Expect(command.Version);
            zone.Change(command.Name, command.Countries, prefixes);
        }

        zone.ReplaceMethods(
            command.Methods.Select(
                (method, index) =>
                    new Method(
                        Guid.CreateVersion7(),
                        method.Code,
                        method.Name,
                        method.Carrier,
                        method.Kind,
                        method.Price.Amount,
                        method.PricePerKilogram?.Amount,
                        method.FreeOver?.Amount,
                        method.MaxWeightGrams,
                        method.MinDays,
                        method.MaxDays,
                        method.IsActive,
                        index + 1
                    )
                    {
                        PickUp = method.PickUp is { } point
                            ? new PickUpPlace(point.Location, point.Name, point.Address, point.OpeningHours)
                            : null,
                    }
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }

    private static Error? Taken(List<Zone> zones, SaveZone command, List<string> prefixes)
    {
        var others = zones.Where(zone => zone.Id.Value != command.Id && zone.PostalCodePrefixes.Count == 0).ToList();
        if (command.Countries.Count == 0)
            return others.Find(zone => zone.Countries.Count == 0) is { } rest ? LogisticsErrors.RestTaken(rest.Name) : null;
        if (prefixes.Count > 0)
            return (
                from zone in zones
                where zone.Id.Value != command.Id && zone.Countries.Contains(command.Countries[0])
                from area in zone.PostalCodePrefixes.Intersect(prefixes)
                select LogisticsErrors.PostalCodeTaken(area, zone.Name)
            ).FirstOrDefault();

        foreach (var country in command.Countries)
            if (others.Find(zone => zone.Countries.Contains(country)) is { } other)
                return LogisticsErrors.CountryTaken(country, other.Name);

        return null;
    }
}

internal sealed class DeleteZoneHandler(LogisticsDbContext db) : IRequestHandler<DeleteZone, Result>
{
    public async Task<Result> Handle(DeleteZone command, CancellationToken cancellationToken)
    {
        var id = new ZoneId(command.Id);
        await db.Zones.Where(zone => zone.Id == id).ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }
}
