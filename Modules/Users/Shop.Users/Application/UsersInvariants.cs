using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Shop.Kernel.Modules;
using Shop.Users.Application.ApiKeys;

namespace Shop.Users.Application;

internal sealed class SessionsInvariant(UsersDbContext db, TimeProvider clock) : IInvariant
{
    public string Name => "users.disabled-accounts-signed-out";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var live = await db
            .Sessions.Where(session => session.EndsAt > now && !db.Users.Any(user => user.Id == session.AccountId && !user.IsDisabled))
            .Select(session => new { session.Id, session.AccountId })
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await db.Sessions.CountAsync(cancellationToken),
            [.. live.Select(session => $"session {session.Id} of account {session.AccountId}")]
        );
    }
}

internal sealed class SecretsInvariant(UsersDbContext db, IHostEnvironment environment) : IInvariant
{
    private const int HashLength = 64;

    public string Name => "users.keys-hashed";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var demo = ApiKeyHash.Of(ApiKeyHash.DemoKey);
        var keys = await db.ApiKeys.ToListAsync(cancellationToken);
        return InvariantReport.Of(
            keys.Count,
            [
                .. keys.Where(key => key.KeyHash.Length != HashLength || !key.KeyHash.All(char.IsAsciiHexDigitLower))
                    .Select(key => $"key {key.Id} is not hashed"),
                .. keys.Where(key => !environment.IsDevelopment() && (key.IsDemo || key.KeyHash == demo) && key.RevokedAt == null)
                    .Select(key => $"key {key.Id} is the demo key"),
            ]
        );
    }
}
