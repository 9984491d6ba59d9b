using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Orders.Application;

/// <summary>
/// Cart secrets and order tokens: the first 128 bits of HMAC-SHA256 over purpose and id, so that they can be returned again without being
/// stored. One random key per shop, created on first use and shared by all hosts.
/// </summary>
internal sealed class AccessTokens(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    private const string CurrentKey = "v1";

    private readonly SemaphoreSlim loading = new(1);
    private byte[]? key;

    public Task<string> ForCartAsync(Guid cartId, CancellationToken cancellationToken) =>
        MakeAsync("cart", cartId.ToString("N"), cancellationToken);

    public Task<string> ForOrderAsync(Guid orderId, CancellationToken cancellationToken) =>
        MakeAsync("order", orderId.ToString("N"), cancellationToken);

    public async Task<bool> OpensCartAsync(Guid cartId, string? secret, CancellationToken cancellationToken) =>
        secret is not null && SameText(secret, await ForCartAsync(cartId, cancellationToken));

    public async Task<bool> OpensOrderAsync(Guid orderId, string? token, CancellationToken cancellationToken) =>
        token is not null && SameText(token, await ForOrderAsync(orderId, cancellationToken));

    public void Dispose() => loading.Dispose();

    private static bool SameText(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private async Task<string> MakeAsync(string purpose, string id, CancellationToken cancellationToken)
    {
        var mac = HMACSHA256.HashData(key ?? await LoadAsync(cancellationToken), Encoding.UTF8.GetBytes($"{purpose}:{CurrentKey}:{id}"));
        return WebEncoders.Base64UrlEncode(mac, 0, 16);
    }

    private async Task<byte[]> LoadAsync(CancellationToken cancellationToken)
    {
        await loading.WaitAsync(cancellationToken);
        try
        {
            if (key is not null)
                return key;

            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<OrdersDbContext>();
            var protector = protection.CreateProtector("Shop.Orders.AccessTokens");
            var stored = await db.TokenKeys.SingleOrDefaultAsync(candidate => candidate.Id == CurrentKey, cancellationToken);
            if (stored is null)
            {
                var fresh = protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
                db.TokenKeys.Add(new TokenKey(CurrentKey, fresh, clock.GetUtcNow()));
                try
                {
                    await db.SaveChangesAsync(cancellationToken);
                }
                catch (DbUpdateException)
                {
                    // Lost the race: use the stored key.
                }

                stored = await db.TokenKeys.SingleAsync(candidate => candidate.Id == CurrentKey, cancellationToken);
            }

            return key = Convert.FromBase64String(protector.Unprotect(stored.ProtectedKey));
        }
        finally
        {
            loading.Release();
        }
    }
}
