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
        RuleFor(command => command.Name)
            .NotEmpty()
            .WithMessage("Give the zone a name.")
            .MaximumLength(100)
            .WithMessage("A name has at most 100 characters.")
            .SingleLine();
        RuleForEach(command => command.Countries)
            .Must(code => Countries.Find(code) is not null)
            .WithMessage("'{PropertyValue}' is no country code; use two capital letters, for example DE.");
        RuleFor(command => command.PostalCodePrefixes)
            .Empty()
            .When(command => command.Countries.Count != 1)
            .WithMessage("Postal codes need exactly one country.");
        RuleForEach(command => command.PostalCodePrefixes).AreReadable(command => command.Countries);
        RuleFor(command => command.Methods.Count).LessThanOrEqualTo(20).WithMessage("A zone has at most 20 methods.");
        RuleFor(command => command.Methods)
            .Must(methods => methods.Select(method => method.Code).Distinct().Count() == methods.Count)
            .WithMessage("Each method needs a code of its own.");
        RuleForEach(command => command.Methods)
            .ChildRules(method =>
            {
                method
                    .RuleFor(m => m.Code)
                    .Matches("^[a-z0-9-]{1,40}\\z")
                    .WithMessage("A code has 1 to 40 small letters, digits or hyphens, for example standard.");
                method
                    .RuleFor(m => m.Name)
                    .NotEmpty()
                    .WithMessage("Give the method a name.")
                    .MaximumLength(100)
                    .WithMessage("A name has at most 100 characters.")
                    .SingleLine();
                method
                    .RuleFor(m => m.Carrier)
                    .NotEmpty()
                    .WithMessage("Name the carrier.")
                    .MaximumLength(60)
                    .WithMessage("A carrier's name has at most 60 characters.")
                    .SingleLine();
                method.RuleFor(m => m.Price).Must(IsAmount).WithMessage("Enter a price from 0, like 4.90.");
                method
                    .RuleFor(m => m.PricePerKilogram)
                    .Must(price => price is null || IsAmount(price.Value))
                    .WithMessage("Enter a price from 0, like 1.50.");
                method
                    .RuleFor(m => m.FreeOver)
                    .Must(price => price is null || IsAmount(price.Value))
                    .WithMessage("Enter an amount from 0, like 50.00, or leave it empty.");
                method
                    .RuleFor(m => m.MaxWeightGrams)
                    .InclusiveBetween(1, 10_000_000)
                    .WithMessage("Enter a weight in grams, or leave it empty.");
                method
                    .RuleFor(m => m.PickUp!)
                    .ChildRules(point =>
                    {
                        point
                            .RuleFor(p => p.Location)
                            .Matches("^[a-z0-9-]{1,32}$")
                            .WithMessage("Name the location by its code, for example main.");
                        point
                            .RuleFor(p => p.Name)
                            .NotEmpty()
                            .WithMessage("Name the pick-up point.")
                            .MaximumLength(100)
                            .WithMessage("A name has at most 100 characters.")
                            .SingleLine();
                        point
                            .RuleFor(p => p.OpeningHours)
                            .NotEmpty()
                            .WithMessage("Say when it is open, for example Mon–Fri 10–18.")
                            .MaximumLength(200)
                            .WithMessage("Opening hours have at most 200 characters.")
                            .SingleLine();
                    })
                    .When(m => m.PickUp is not null);
                method.RuleFor(m => m.MinDays).InclusiveBetween(0, 60).WithMessage("Days are from 0 to 60.");
                method
                    .RuleFor(m => m.MaxDays)
                    .InclusiveBetween(0, 90)
                    .WithMessage("Days are from 0 to 90.")
                    .GreaterThanOrEqualTo(m => m.MinDays)
                    .WithMessage("At most as early as at least: this is smaller than the first number.");
            });

        bool IsAmount(Money money) =>
            money.Currency.Code == options.Value.Currency && !money.IsNegative && money.IsInMinorUnits && money.Amount < 1_000_000;
    }
}

/// <summary>Validation rules for the postal codes of a zone.</summary>
internal static class ZonePostalCodeRules
{
    public const int MostCharacters = 40;

    public static void AreReadable<T>(this IRuleBuilderInitialCollection<T, string> rule, Func<T, IReadOnlyList<string>> countries)
    {
        rule.Must(SingleLineText.IsValid)
            .WithErrorCode(KernelErrors.NotSingleLine.Code)
            .WithMessage(KernelErrors.NotSingleLine.Message)
            .MaximumLength(MostCharacters)
            .WithMessage($"Postal codes have at most {MostCharacters} characters.")
            .Must((request, text) => Problem(request, text) is null)
            .WithMessage((request, text) => Problem(request, text)!);

        string? Problem(T request, string text) => countries(request) is [var country] ? PostalCodeAreas.Read(country, text).Problem : null;
    }
}

internal sealed class SaveZoneHandler(LogisticsDbContext db) : IRequestHandler<SaveZone, Result>
{
    public async Task<Result> Handle(SaveZone command, CancellationToken cancellationToken)
    {
        var zones = await db.Zones.Include(zone => zone.Methods).ToListAsync(cancellationToken);
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
