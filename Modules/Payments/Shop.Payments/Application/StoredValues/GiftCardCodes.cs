using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Payments.Application.StoredValues;

/// <summary>
/// Gift card codes: 16 characters (80 bits) of HMAC-SHA256 over the card's id, so that they can be returned again without being stored;
/// cards are found by a second MAC, of the code. One random key per shop, created on first use and shared by all hosts.
/// </summary>
internal sealed class GiftCardCodes(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: no I, L, O, U
    private const int Length = 16;
    private const string CurrentKey = "v1";

    private readonly SemaphoreSlim loading = new(1);
    private byte[]? key;

    /// <summary>The code of a card, in groups of four.</summary>
    public async Task<string> CodeOfAsync(Guid cardId, CancellationToken cancellationToken)
    {
        var mac = await MacAsync("gift-card", cardId.ToString("N"), cancellationToken);
        var code = new StringBuilder(Length + 3);
        for (var index = 0; index < Length; index++)
        {
            if (index > 0 && index % 4 == 0)
                code.Append('-');

            // Base32: ten bytes become sixteen characters.
            var bit = index * 5;
            var pair = (mac[bit / 8] << 8) | mac[(bit / 8) + 1];
            code.Append(Alphabet[(pair >> (11 - (bit % 8))) & 31]);
        }

        return code.ToString();
    }

    /// <summary>The lookup hash of an entered code; any text has one, valid or not.</summary>
    public async Task<string> HashOfAsync(string typed, CancellationToken cancellationToken) =>
        Convert.ToHexStringLower(await MacAsync("gift-card-code", Normalize(typed), cancellationToken));

    public void Dispose() => loading.Dispose();

    /// <summary>Ignores spaces, hyphens and case, and reads O as 0 and I or L as 1.</summary>
    private static string Normalize(string typed)
    {
        var code = new StringBuilder(Length);
        foreach (var letter in typed.Take(100))
            if (letter is not (' ' or '-'))
                code.Append(
                    char.ToUpperInvariant(letter) switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        var other => other,
                    }
                );
        return code.ToString();
    }

    private async Task<byte[]> MacAsync(string purpose, string text, CancellationToken cancellationToken) =>
        HMACSHA256.HashData(key ?? await LoadAsync(cancellationToken), Encoding.UTF8.GetBytes($"{purpose}:{CurrentKey}:{text}"));

    private async Task<byte[]> LoadAsync(CancellationToken cancellationToken)
    {
        await loading.WaitAsync(cancellationToken);
        try
        {
            if (key is not null)
                return key;

            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
            var protector = protection.CreateProtector("Shop.Payments.GiftCardCodes");
            var stored = await db.CodeKeys.SingleOrDefaultAsync(candidate => candidate.Id == CurrentKey, cancellationToken);
            if (stored is null)
            {
                var fresh = protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
                db.CodeKeys.Add(new CodeKey(CurrentKey, fresh, clock.GetUtcNow()));
                try
                {
                    await db.SaveChangesAsync(cancellationToken);
                }
                catch (DbUpdateException)
                {
                    // Lost the race: use the stored key.
                }

                stored = await db.CodeKeys.SingleAsync(candidate => candidate.Id == CurrentKey, cancellationToken);
            }

            return key = Convert.FromBase64String(protector.Unprotect(stored.ProtectedKey));
        }
        finally
        {
            loading.Release();
        }
    }
}
