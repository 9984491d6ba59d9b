using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Events;
using Shop.Users.Domain;

namespace Shop.Users.Application.Accounts;

internal sealed class GetProfileHandler(UsersDbContext db) : IRequestHandler<GetProfile, Result<Profile>>
{
    public async Task<Result<Profile>> Handle(GetProfile query, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleOrDefaultAsync(user => user.Id == query.AccountId, cancellationToken);
        return user is null
            ? UsersErrors.AccountNotFound
            : new Profile(user.Id, user.Email!, user.Name, user.PhoneNumber, user.RegisteredAt, user.ProfileVersion);
    }
}

internal sealed class UpdateProfileValidator : AbstractValidator<UpdateProfile>
{
    public UpdateProfileValidator()
    {
        RuleFor(command => command.Name).NotEmpty().WithError("users.name-needed").MaximumLength(100).SingleLine();
        RuleFor(command => command.Phone).MaximumLength(40).SingleLine();
    }
}

internal sealed class UpdateProfileHandler(UsersDbContext db) : IRequestHandler<UpdateProfile, Result>
{
    public async Task<Result> Handle(UpdateProfile command, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsTracking().SingleOrDefaultAsync(user => user.Id == command.AccountId, cancellationToken);
        if (user is null)
            return UsersErrors.AccountNotFound;
        if (user.ProfileVersion != command.Version)
            return KernelErrors.ChangedMeanwhile;

        (user.Name, user.PhoneNumber) = (command.Name, string.IsNullOrWhiteSpace(command.Phone) ? null : command.Phone.Trim());
        user.ProfileVersion++;
        user.ConcurrencyStamp = Guid.CreateVersion7().ToString();
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }
}

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(command => command.CurrentPassword).NotEmpty().WithError("users.current-password-needed");
        RuleFor(command => command.NewPassword).IsNewPassword();
    }
}

internal sealed class ChangePasswordHandler(
    UsersDbContext db,
    UserManager<ShopUser> users,
    IOptions<UsersOptions> options,
    TimeProvider clock
) : IRequestHandler<ChangePassword, Result>
{
    public async Task<Result> Handle(ChangePassword command, CancellationToken cancellationToken)
    {
        if (await users.FindByIdAsync(command.AccountId.ToString()) is not { } user)
            return UsersErrors.AccountNotFound;
        var now = clock.GetUtcNow();
        if (WrongPasswords.IsLockedOut(user, now))
            return UsersErrors.LockedOut;
        if (!await users.CheckPasswordAsync(user, command.CurrentPassword))
        {
            await WrongPasswords.CountAsync(db, user, options.Value, now, cancellationToken);
            return UsersErrors.WrongPassword;
        }

        db.Publish(new PasswordChanged(Guid.CreateVersion7(), now, user.Id));
        (await users.ChangePasswordAsync(user, command.CurrentPassword, command.NewPassword)).OrThrow();
        await db
            .Sessions.Where(session => session.AccountId == user.Id && session.Id != command.SessionId)
            .ExecuteDeleteAsync(cancellationToken);
        return Result.Success;
    }
}
