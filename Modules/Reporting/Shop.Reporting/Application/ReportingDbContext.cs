using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Persistence;
using Shop.Reporting.Domain;

namespace Shop.Reporting.Application;

internal abstract class ReportingDbContext(DbContextOptions options) : ModuleDbContext(options, "reporting")
{
    public DbSet<SaleFact> Sales => Set<SaleFact>();

    public DbSet<SaleLineFact> SaleLines => Set<SaleLineFact>();

    public DbSet<ReturnFact> Returns => Set<ReturnFact>();

    public DbSet<PlacementFact> Placements => Set<PlacementFact>();

    public DbSet<ReceiptFact> Receipts => Set<ReceiptFact>();

    public DbSet<CartFact> Carts => Set<CartFact>();

    public DbSet<PaymentFact> Payments => Set<PaymentFact>();

    public DbSet<RegistrationFact> Registrations => Set<RegistrationFact>();

    public DbSet<ParcelFact> Parcels => Set<ParcelFact>();

    public DbSet<StockAlertFact> StockAlerts => Set<StockAlertFact>();

    public DbSet<SearchFact> Searches => Set<SearchFact>();

    public DbSet<VisitFact> Visits => Set<VisitFact>();

    public DbSet<DayTotal> Days => Set<DayTotal>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<DaySecret> Secrets => Set<DaySecret>();

    /// <summary>Finds and tracks a fact, also one that was added before and is not saved yet.</summary>
    public async Task<TFact?> FindTrackedAsync<TFact>(Guid id, CancellationToken cancellationToken)
        where TFact : Fact
    {
        var found = await FindAsync<TFact>([id], cancellationToken);
        if (found is not null && Entry(found).State == EntityState.Detached)
            Attach(found);
        return found;
    }
}
