using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Kernel.Persistence;

namespace Shop.Tests.Support;

/// <summary>Refuses a module's saves, so that a handler runs up to its save without changing a row.</summary>
internal sealed class RefusedSaves : SaveChangesInterceptor
{
    public static Error Refusal { get; } = Error.Conflict("tests.not-saved");

    /// <summary>The module whose saves are refused; null to allow all.</summary>
    public string? Schema { get; set; }

    /// <summary>How many saves with changes were refused.</summary>
    public int Count { get; private set; }

    public void Reset() => (Schema, Count) = (null, 0);

    public void AddTo(IServiceCollection services)
    {
        services.ConfigureDbContext<Catalog.Infrastructure.Persistence.PostgresCatalogDbContext>(With);
        services.ConfigureDbContext<Inventory.Infrastructure.Persistence.PostgresInventoryDbContext>(With);
        services.ConfigureDbContext<Logistics.Infrastructure.Persistence.PostgresLogisticsDbContext>(With);
        services.ConfigureDbContext<Notifications.Infrastructure.Persistence.PostgresNotificationsDbContext>(With);
        services.ConfigureDbContext<Orders.Infrastructure.Persistence.PostgresOrdersDbContext>(With);
        services.ConfigureDbContext<Payments.Infrastructure.Persistence.PostgresPaymentsDbContext>(With);
        services.ConfigureDbContext<Reporting.Infrastructure.Persistence.PostgresReportingDbContext>(With);
        services.ConfigureDbContext<Users.Infrastructure.Persistence.PostgresUsersDbContext>(With);
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is ModuleDbContext context && context.Schema == Schema && context.ChangeTracker.HasChanges())
        {
            Count++;
            throw new DomainException(Refusal);
        }

        return ValueTask.FromResult(result);
    }

    private void With(Microsoft.EntityFrameworkCore.DbContextOptionsBuilder options) => options.AddInterceptors(this);
}
