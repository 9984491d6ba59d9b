using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Domain;

namespace Shop.Users.Application.Accounts;

internal sealed class SignInHandler(UsersDbContext db, UserManager<ShopUser> users, IOptions<UsersOptions> options, TimeProvider clock)
    : IRequestHandler<SignIn, Result<SignedIn>>
{
    private static readonly ShopUser UnknownUser = new()
    {
        PasswordHash = new PasswordHasher<ShopUser>().HashPassword(new ShopUser(), "no password"),
    };

    public async Task<Result<SignedIn>> Handle(SignIn command, CancellationToken cancellationToken)
    {
        if (command.Email.Length > 254 || command.Password.Length > PasswordRules.MaxLength)
            return UsersErrors.SignInFailed;

        var user = await users.FindByEmailAsync(command.Email);
        if (user is null)
        {
            // Same work as for a known address, against timing attacks.
            users.PasswordHasher.VerifyHashedPassword(UnknownUser, UnknownUser.PasswordHash!, command.Password);
            return UsersErrors.SignInFailed;
        }

        var now = clock.GetUtcNow();
        if (WrongPasswords.IsLockedOut(user, now))
            return UsersErrors.LockedOut;
        if (!await users.CheckPasswordAsync(user, command.Password) || user.IsDisabled)
        {
            await WrongPasswords.CountAsync(db, user, options.Value, now, cancellationToken);
            return UsersErrors.SignInFailed;
        }

        var roles = await db.RolesOfAsync(user.Id, cancellationToken);
        var life =
            roles.Count > 0 ? TimeSpan.FromHours(options.Value.StaffSessionHours) : TimeSpan.FromDays(options.Value.CustomerSessionDays);
        var session = new Session(
            Guid.CreateVersion7(),
            user.Id,
            now,
            now + life,
            roles.Count > 0 ? TimeSpan.FromHours(Math.Min(4, life.TotalHours)) : life,
            command.IpAddress,
            command.UserAgent
        );
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellationToken);
        await db
            .Users.Where(account => account.Id == user.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(account => account.LastSignInAt, now).SetProperty(account => account.AccessFailedCount, 0),
                cancellationToken
            );
        return new SignedIn(session.Id, user.Id, user.Name, roles.Count > 0);
    }
}
