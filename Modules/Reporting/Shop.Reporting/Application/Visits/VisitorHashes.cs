using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Reporting.Domain;

namespace Shop.Reporting.Application.Visits;

/// <summary>
/// Identifies visitors within a day without a cookie: a keyed hash of address and browser, with a daily secret that all hosts share and
/// that is deleted two days later.
/// </summary>
internal sealed class VisitorHashes(IServiceScopeFactory scopes, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private (DateOnly Day, byte[] Secret)? today;

    public async Task<string> OfAsync(string address, string browser, CancellationToken cancellationToken)
    {
        var day = options.Value.DayOf(clock.GetUtcNow());
        var known = today is { } cached && cached.Day == day ? cached.Secret : await LoadAsync(day, cancellationToken);
        return Convert.ToHexStringLower(HMACSHA256.HashData(known, Encoding.UTF8.GetBytes($"{address}\n{browser}")), 0, 16);
    }

    private async Task<byte[]> LoadAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReportingDbContext>();
        var stored = await db.Secrets.SingleOrDefaultAsync(secret => secret.Day == day, cancellationToken);
        if (stored is null)
        {
            db.Secrets.Add(new DaySecret(day, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                // Lost the race: use the secret of the other host.
            }

            stored = await db.Secrets.SingleAsync(secret => secret.Day == day, cancellationToken);
            var old = day.AddDays(-2);
            await db.Secrets.Where(secret => secret.Day < old).ExecuteDeleteAsync(cancellationToken);
        }

        var bytes = Convert.FromHexString(stored.Secret);
        today = (day, bytes);
        return bytes;
    }
}
