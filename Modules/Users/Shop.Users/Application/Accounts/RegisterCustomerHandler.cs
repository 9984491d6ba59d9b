using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Validation;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Events;
using Shop.Users.Domain;

namespace Shop.Users.Application.Accounts;

internal sealed class RegisterCustomerValidator : AbstractValidator<RegisterCustomer>
{
    public RegisterCustomerValidator()
    {
        RuleFor(command => command.Email).IsEmail();
        RuleFor(command => command.Password).IsNewPassword();
        RuleFor(command => command.Name).NotEmpty().WithError("users.name-needed").MaximumLength(100).SingleLine();
    }
}

internal sealed class RegisterCustomerHandler(UsersDbContext db, UserManager<ShopUser> users, TimeProvider clock)
    : IRequestHandler<RegisterCustomer, Result>
{
    public async Task<Result> Handle(RegisterCustomer command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await users.FindByEmailAsync(command.Email) is { } owner)
        {
            users.PasswordHasher.HashPassword(owner, command.Password); // same work as for a new address, against timing attacks
            db.Publish(new RegistrationAttempted(Guid.CreateVersion7(), now, null));
            db.Publish(new DuplicateRegistrationAttempted(Guid.CreateVersion7(), now, owner.Id));
            await db.SaveChangesAsync(cancellationToken);
            return Result.Success;
        }

        var user = Accounts.New(command.Email, command.Name, now);
        db.Publish(new RegistrationAttempted(Guid.CreateVersion7(), now, user.Id));
        db.Publish(new AccountCreated(Guid.CreateVersion7(), now, user.Id));
        var outcome = await users.CreateAsync(user, command.Password);
        if (outcome.Errors.Any(error => error.Code.StartsWith("Duplicate", StringComparison.Ordinal)))
            throw new DbUpdateConcurrencyException("The same address was registered by another request.");

        outcome.OrThrow();
        return Result.Success;
    }
}

/// <summary>Creates accounts.</summary>
internal static class Accounts
{
    public static ShopUser New(string email, string name, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            Email = email,
            Name = name,
            RegisteredAt = now,
            LockoutEnabled = true,
            ProfileVersion = 1,
        };

    public static void OrThrow(this IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(error => error.Code)));
    }
}
