using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Inventory.Contracts.Locations;
using Shop.Inventory.Domain;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Application.Locations;

internal sealed class SaveLocationValidator : AbstractValidator<SaveLocation>
{
    public SaveLocationValidator()
    {
        RuleFor(command => command.Code).Matches("^[a-z0-9-]{1,32}\\z").WithError("inventory.invalid-location-code");
        RuleFor(command => command.Name).NotEmpty().WithError("inventory.location-name-needed").MaximumLength(100).SingleLine();
        RuleFor(command => command.Priority).InclusiveBetween(1, 1_000);
        RuleFor(command => command.Address!)
            .ChildRules(address =>
            {
                address.RuleFor(part => part.Name).MaximumLength(100).SingleLine();
                address.RuleFor(part => part.Line1).NotEmpty().WithError("inventory.street-needed").MaximumLength(200).SingleLine();
                address.RuleFor(part => part.Line2).MaximumLength(200).SingleLine();
                address.RuleFor(part => part.City).NotEmpty().WithError("inventory.city-needed").MaximumLength(100).SingleLine();
                address.RuleFor(part => part.PostalCode).MaximumLength(20).SingleLine();
                address.RuleFor(part => part.Country).Must(code => Countries.Find(code) is not null).WithError("inventory.unknown-country");
            })
            .When(command => command.Address is not null);
        RuleFor(command => command.Address!).HasPostalCodeOfItsCountry();
    }
}

internal sealed class SaveLocationHandler(InventoryDbContext db) : IRequestHandler<SaveLocation, Result<StockLocation>>
{
    public async Task<Result<StockLocation>> Handle(SaveLocation command, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var location = await db.Locations.AsTracking().SingleOrDefaultAsync(known => known.Code == command.Code, cancellationToken);
        if (location is null)
        {
            if (command.Version > 0)
                return InventoryErrors.LocationNotFound;

            location = new Location(LocationId.New(), command.Code, command.Name, command.Priority);
            location.Change(command.Name, command.Priority, command.IsActive, command.Address);
            db.Locations.Add(location);
            await db.SaveChangesAsync(cancellationToken);
        }
        else if (!IsSame(location, command))
        {
            if (command.Version == 0)
                return InventoryErrors.CodeTaken;

            location.Expect(command.Version);
            location.Change(command.Name, command.Priority, command.IsActive, command.Address);

            // Updating the row waits for open receipts at the location; read its stock only afterwards.
            await db.SaveChangesAsync(cancellationToken);
            if (!command.IsActive && await WhyInUseAsync(location, cancellationToken) is { } refused)
                return refused;
        }

        await transaction.CommitAsync(cancellationToken);
        return ListLocationsHandler.View(location);
    }

    private static bool IsSame(Location location, SaveLocation command) =>
        (location.Name, location.Priority, location.IsActive, location.Address)
        == (command.Name, command.Priority, command.IsActive, command.Address);

    private async Task<Error?> WhyInUseAsync(Location location, CancellationToken cancellationToken)
    {
        if (!await db.Locations.AnyAsync(other => other.IsActive && other.Id != location.Id, cancellationToken))
            return InventoryErrors.LastLocation;

        var levels = db.Levels.Where(level => level.LocationId == location.Id);
        var (onHand, reserved) = (
            await levels.SumAsync(level => level.OnHand, cancellationToken),
            await levels.SumAsync(level => level.Reserved, cancellationToken)
        );
        return onHand > 0 || reserved > 0 ? InventoryErrors.LocationInUse(onHand, reserved) : null;
    }
}
