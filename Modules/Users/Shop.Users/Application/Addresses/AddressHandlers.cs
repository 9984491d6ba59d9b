using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Messaging;
using Shop.Users.Contracts.Addresses;
using Shop.Users.Domain;

namespace Shop.Users.Application.Addresses;

internal sealed class ListAddressesHandler(UsersDbContext db) : IRequestHandler<ListAddresses, Result<IReadOnlyList<SavedAddress>>>
{
    public async Task<Result<IReadOnlyList<SavedAddress>>> Handle(ListAddresses query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<SavedAddress>>.Success(await AddressBook.ListAsync(db, query.AccountId, cancellationToken));
}

internal static class AddressBook
{
    public const int Max = 20;

    public static async Task<IReadOnlyList<SavedAddress>> ListAsync(
        UsersDbContext db,
        Guid accountId,
        CancellationToken cancellationToken
    ) =>
        [
            .. (
                await db
                    .Addresses.Where(entry => entry.AccountId == accountId)
                    .OrderByDescending(entry => entry.IsDefault)
                    .ThenBy(entry => entry.SavedAt)
                    .ToListAsync(cancellationToken)
            ).Select(entry => new SavedAddress(entry.Id, entry.Address, entry.IsDefault)),
        ];
}

internal sealed class SaveAddressValidator : AbstractValidator<SaveAddress>
{
    public SaveAddressValidator()
    {
        RuleFor(command => command.AddressId).NotEmpty();
        RuleFor(command => command.Address)
            .ChildRules(rules =>
            {
                rules.RuleFor(address => address.Name).NotEmpty().WithError("users.full-name-needed").MaximumLength(100).SingleLine();
                rules.RuleFor(address => address.Company).MaximumLength(100).SingleLine();
                rules.RuleFor(address => address.Line1).NotEmpty().WithError("users.street-needed").MaximumLength(200).SingleLine();
                rules.RuleFor(address => address.Line2).MaximumLength(200).SingleLine();
                rules.RuleFor(address => address.City).NotEmpty().WithError("users.city-needed").MaximumLength(100).SingleLine();
                rules.RuleFor(address => address.PostalCode).MaximumLength(20).SingleLine();
                rules.RuleFor(address => address.Region).MaximumLength(20).WithError("users.unknown-region").SingleLine();
                rules.RuleFor(address => address.Phone).MaximumLength(40).SingleLine();
                rules.RuleFor(address => address.Country).Must(code => Countries.Find(code) is not null).WithError("users.unknown-country");
            });
        RuleFor(command => command.Address).HasPostalCodeOfItsCountry().Unless(command => command.KeepsPostalCodes);
    }
}

internal sealed class SaveAddressHandler(UsersDbContext db, TimeProvider clock) : IRequestHandler<SaveAddress, Result>
{
    public async Task<Result> Handle(SaveAddress command, CancellationToken cancellationToken)
    {
        var entries = await db.Addresses.AsTracking().Where(entry => entry.AccountId == command.AccountId).ToListAsync(cancellationToken);
        var entry = entries.Find(entry => entry.Id == command.AddressId);
        if (entry is null)
        {
            if (entries.Count >= AddressBook.Max)
                return UsersErrors.TooManyAddresses;
            if (await db.Addresses.AnyAsync(other => other.Id == command.AddressId, cancellationToken))
                return UsersErrors.AccountNotFound;

            entry = new AddressEntry(
                command.AddressId,
                command.AccountId,
                command.Address,
                command.IsDefault || entries.Count == 0,
                clock.GetUtcNow()
            );
            db.Addresses.Add(entry);
        }
        else
        {
            entry.Change(command.Address);
            entry.SetDefault(command.IsDefault || entry.IsDefault);
        }

        if (entry.IsDefault)
            foreach (var other in entries.Where(other => other != entry))
                other.SetDefault(false);

        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class DeleteAddressHandler(UsersDbContext db) : IRequestHandler<DeleteAddress, Result>
{
    public async Task<Result> Handle(DeleteAddress command, CancellationToken cancellationToken)
    {
        await db
            .Addresses.Where(entry => entry.Id == command.AddressId && entry.AccountId == command.AccountId)
            .ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }
}
