using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;

namespace Shop.Kernel.Persistence;

/// <summary>What the host may do with a module's tables: migrate and check them. It never gets the context.</summary>
public sealed class ModuleDatabase(ModuleDescriptor module, IServiceScopeFactory scopes)
{
    private static readonly TimeSpan MaintenanceTimeout = TimeSpan.FromMinutes(10);

    public ModuleDescriptor Module => module;

    /// <summary>Creates the database if it does not exist. Safe to repeat.</summary>
    public async Task CreateIfMissingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var creator = module.ContextOf(scope.ServiceProvider).GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancellationToken))
            await creator.CreateAsync(cancellationToken);
    }

    /// <summary>Pending migrations, oldest first.</summary>
    public async Task<IReadOnlyList<string>> ListPendingMigrationsAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return [.. await module.ContextOf(scope.ServiceProvider).Database.GetPendingMigrationsAsync(cancellationToken)];
    }

    /// <summary>
    /// Applies and returns the pending migrations. Safe to repeat; the caller prevents other hosts from migrating at the same time.
    /// </summary>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = module.ContextOf(scope.ServiceProvider);
        context.Database.SetCommandTimeout(MaintenanceTimeout);
        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            if (module.Provider == DatabaseProvider.Postgres)
                await context.Database.ExecuteSqlRawAsync("SET statement_timeout = 0; SET lock_timeout = '30s'", cancellationToken);

            await context.GetService<IHistoryRepository>().CreateIfNotExistsAsync(cancellationToken);
            List<string> pending = [.. await context.Database.GetPendingMigrationsAsync(cancellationToken)];
            if (pending.Count > 0)
                await context.Database.MigrateAsync(cancellationToken);
            return pending;
        }
        finally
        {
            // The pooled context would keep the timeout otherwise.
            context.Database.SetCommandTimeout((int?)null);
            await context.Database.CloseConnectionAsync();
        }
    }

    /// <summary>True for an invariant that this module declares.</summary>
    public bool Declares(IInvariant invariant) => invariant.GetType().Assembly == module.Assembly;

    /// <summary>Checks invariants, all against one read-only snapshot where the database supports it.</summary>
    public async Task<IReadOnlyList<(IInvariant Invariant, InvariantReport Report)>> CheckAsync(
        Func<IInvariant, bool> which,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = module.ContextOf(scope.ServiceProvider);
        await using var transaction = context.IsPostgres
            ? await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
            : null;
        try
        {
            context.Database.SetCommandTimeout(MaintenanceTimeout);
            if (transaction is not null)
                await context.Database.ExecuteSqlRawAsync("SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = 0", cancellationToken);
            List<(IInvariant, InvariantReport)> reports = [];
            foreach (var invariant in scope.ServiceProvider.GetServices<IInvariant>().Where(which))
                reports.Add((invariant, await invariant.CheckAsync(cancellationToken)));
            return reports;
        }
        finally
        {
            context.Database.SetCommandTimeout((int?)null);
        }
    }
}
