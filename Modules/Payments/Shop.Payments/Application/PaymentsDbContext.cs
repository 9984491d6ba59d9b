using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Persistence;
using Shop.Payments.Domain;

namespace Shop.Payments.Application;

internal abstract class PaymentsDbContext(DbContextOptions options) : ModuleDbContext(options, "payments")
{
    private static readonly Func<PaymentsDbContext, PaymentId, CancellationToken, Task<Payment?>> Whole = EF.CompileAsyncQuery(
        (PaymentsDbContext db, PaymentId id, CancellationToken cancellationToken) => db.Payments
            .Include(payment => payment.Ledger.OrderBy(entry => entry.At)).Include(payment => payment.Refunds)
            .AsSingleQuery().SingleOrDefault(payment => payment.Id == id));

    private static readonly Func<PaymentsDbContext, Guid, IAsyncEnumerable<Payment>> Listed = EF.CompileAsyncQuery<PaymentsDbContext, Guid, Payment>(
        (db, reference) => db.Payments
            .Include(payment => payment.Ledger.OrderBy(entry => entry.At)).Include(payment => payment.Refunds)
            .AsSingleQuery().Where(payment => payment.Reference == reference).OrderBy(payment => payment.StartedAt));

    private static readonly Func<PaymentsDbContext, IReadOnlyList<Guid>, IAsyncEnumerable<Payment>> Bare = EF.CompileAsyncQuery<PaymentsDbContext, IReadOnlyList<Guid>, Payment>(
        (db, references) => db.Payments.AsNoTracking().Where(payment => references.Contains(payment.Reference)));

    private static readonly Func<PaymentsDbContext, string, string, CancellationToken, Task<bool>> KnowsNotice = EF.CompileAsyncQuery(
        (PaymentsDbContext db, string provider, string id, CancellationToken cancellationToken) => db.Notices.Any(notice => notice.Provider == provider && notice.Id == id));

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Locks every payment of a reference until the transaction ends, and loads them whole, oldest first.</summary>
    public async Task<List<Payment>> LockReferenceAsync(Guid reference, CancellationToken cancellationToken)
    {
        await LockPayments(reference).AsNoTracking().Select(payment => payment.Id).ToListAsync(cancellationToken);

        // A second statement on purpose: it sees what the lock had to wait for.
        return await ListAsync(reference, cancellationToken);
    }

    /// <summary>The whole payment; one that this unit of work has loaded before is not asked for again.</summary>
    public async Task<Payment?> FindAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var id = new PaymentId(paymentId);
        return Payments.Local.FindEntry(id)?.Entity ?? await Whole(this, id, cancellationToken);
    }

    /// <summary>Every payment of a reference, whole, oldest first.</summary>
    public async Task<List<Payment>> ListAsync(Guid reference, CancellationToken cancellationToken) => await Listed(this, reference).ToListAsync(cancellationToken);

    /// <summary>The payments of these references without their ledgers, not to be changed.</summary>
    public async Task<List<Payment>> ListBareAsync(IReadOnlyList<Guid> references, CancellationToken cancellationToken) => await Bare(this, references).ToListAsync(cancellationToken);

    public Task<bool> KnowsNoticeAsync(string provider, string id, CancellationToken cancellationToken) => KnowsNotice(this, provider, id, cancellationToken);

    protected abstract IQueryable<Payment> LockPayments(Guid reference);
}
