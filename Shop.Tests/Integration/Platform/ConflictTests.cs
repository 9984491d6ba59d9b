using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Persistence;
using Shop.Tests.Support;
using Shop.Users.Application;

namespace Shop.Tests.Integration.Platform;

/// <summary>How the database and EF Core report a lost race.</summary>
public sealed class ConflictTests : ShopFixture
{
    [Test]
    public async Task A_deadlock_is_reported_as_a_conflict_to_one_of_the_two()
    {
        await using var scopes = new TwoScopes(Host.Services);
        if (!scopes.First.IsPostgres)
            Assert.Ignore("The locks are PostgreSQL's.");
        await using var first = await scopes.First.Database.BeginTransactionAsync();
        await using var second = await scopes.Second.Database.BeginTransactionAsync();
        await LockAsync(scopes.First, 1);
        await LockAsync(scopes.Second, 2);

        var ends = await Task.WhenAll(CrossAsync(scopes.First, 2), CrossAsync(scopes.Second, 1));

        Assert.That(ends.Count(end => end is null), Is.EqualTo(1), "one of them continues");
        Assert.That(Conflicts.IsConflict(ends.Single(end => end is not null)!));
    }

    private static Task<int> LockAsync(UsersDbContext db, int key) => db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({key})");

    private static async Task<Exception?> CrossAsync(UsersDbContext db, int key)
    {
        try
        {
            await LockAsync(db, key);
            return null;
        }
        catch (Exception exception)
        {
            await db.Database.RollbackTransactionAsync();
            return exception;
        }
    }

    private sealed class TwoScopes(IServiceProvider services) : IAsyncDisposable
    {
        private readonly AsyncServiceScope first = services.CreateAsyncScope();
        private readonly AsyncServiceScope second = services.CreateAsyncScope();

        public UsersDbContext First => first.ServiceProvider.GetRequiredService<UsersDbContext>();

        public UsersDbContext Second => second.ServiceProvider.GetRequiredService<UsersDbContext>();

        public async ValueTask DisposeAsync()
        {
            await first.DisposeAsync();
            await second.DisposeAsync();
        }
    }
}
