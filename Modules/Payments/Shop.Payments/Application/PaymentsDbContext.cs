using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Persistence;
using Shop.Payments.Domain;

namespace Shop.Payments.Application;

internal abstract class PaymentsDbContext(DbContextOptions options) : ModuleDbContext(options, "payments")
{
    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Locks every payment of a reference until the transaction ends, and loads them whole, oldest first.</summary>
    public async Task<List<Payment>> LockReferenceAsync(Guid reference, CancellationToken cancellationToken)
    {
        await LockPayments(reference).AsNoTracking().Select(payment => payment.Id).ToListAsync(cancellationToken);

        // A second statement on purpose: it sees what the lock had to wait for.
        return await Whole().Where(payment => payment.Reference == reference).OrderBy(payment => payment.StartedAt).ToListAsync(cancellationToken);
    }

    /// <summary>The whole payment; one that this unit of work has loaded before is not asked for again.</summary>
    public async Task<Payment?> FindAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var id = new PaymentId(paymentId);
        return Payments.Local.FindEntry(id)?.Entity ?? await Whole().SingleOrDefaultAsync(payment => payment.Id == id, cancellationToken);
    }

    public IQueryable<Payment> Whole() => Payments.Include(payment => payment.Ledger.OrderBy(entry => entry.At)).Include(payment => payment.Refunds).AsSingleQuery();

    protected abstract IQueryable<Payment> LockPayments(Guid reference);
}
