using Microsoft.EntityFrameworkCore;
using Shop.Users.Domain;

namespace Shop.Users.Application.Accounts;

/// <summary>Locks an account after too many wrong passwords.</summary>
internal static class WrongPasswords
{
    public static bool IsLockedOut(ShopUser user, DateTimeOffset now) => user.LockoutEnd > now;

    /// <summary>Increments the counter in a single statement, so that concurrent attempts are all counted.</summary>
    public static Task CountAsync(
        UsersDbContext db,
        ShopUser user,
        UsersOptions options,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var max = options.FailuresUntilLockout;
        DateTimeOffset? until = now.AddMinutes(options.LockoutMinutes);
        return db
            .Users.Where(account => account.Id == user.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(
                            account => account.LockoutEnd,
                            account => account.AccessFailedCount + 1 >= max ? until : account.LockoutEnd
                        )
                        .SetProperty(
                            account => account.AccessFailedCount,
                            account => account.AccessFailedCount + 1 >= max ? 0 : account.AccessFailedCount + 1
                        ),
                cancellationToken
            );
    }
}
