using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Persistence;
using Shop.Payments.Application.Providers;
using Shop.Payments.Domain;
using StoredValueMoveKind = Shop.Payments.Contracts.StoredValues.StoredValueMoveKind;

namespace Shop.Payments.Application;

internal abstract class PaymentsDbContext(DbContextOptions options) : ModuleDbContext(options, "payments")
{
    private static readonly Func<PaymentsDbContext, PaymentId, CancellationToken, Task<Payment?>> Whole = EF.CompileAsyncQuery(
        (PaymentsDbContext db, PaymentId id, CancellationToken cancellationToken) =>
            db
                .Payments.AsTracking()
                .Include(payment => payment.Ledger.OrderBy(entry => entry.At))
                .Include(payment => payment.Refunds)
                .AsSingleQuery()
                .SingleOrDefault(payment => payment.Id == id)
    );

    private static readonly Func<PaymentsDbContext, Guid, IAsyncEnumerable<Payment>> Locked = EF.CompileAsyncQuery<
        PaymentsDbContext,
        Guid,
        Payment
    >(
        (db, reference) =>
            db
                .Payments.AsTracking()
                .Include(payment => payment.Ledger.OrderBy(entry => entry.At))
                .Include(payment => payment.Refunds)
                .AsSingleQuery()
                .Where(payment => payment.Reference == reference)
                .OrderBy(payment => payment.StartedAt)
    );

    private static readonly Func<PaymentsDbContext, Guid, IAsyncEnumerable<Payment>> Listed = EF.CompileAsyncQuery<
        PaymentsDbContext,
        Guid,
        Payment
    >(
        (db, reference) =>
            db
                .Payments.Include(payment => payment.Ledger.OrderBy(entry => entry.At))
                .Include(payment => payment.Refunds)
                .AsSingleQuery()
                .Where(payment => payment.Reference == reference)
                .OrderBy(payment => payment.StartedAt)
    );

    private static readonly Func<PaymentsDbContext, IReadOnlyList<Guid>, IAsyncEnumerable<Payment>> Bare = EF.CompileAsyncQuery<
        PaymentsDbContext,
        IReadOnlyList<Guid>,
        Payment
    >((db, references) => db.Payments.Where(payment => references.Contains(payment.Reference)));

    private static readonly Func<PaymentsDbContext, string, string, CancellationToken, Task<bool>> KnowsWebhookEvent = EF.CompileAsyncQuery(
        (PaymentsDbContext db, string provider, string id, CancellationToken cancellationToken) =>
            db.WebhookEvents.Any(webhookEvent => webhookEvent.Provider == provider && webhookEvent.Id == id)
    );

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    public DbSet<Refund> Refunds => Set<Refund>();

    public DbSet<WebhookEvent> WebhookEvents => Set<WebhookEvent>();

    public DbSet<StoredValue> StoredValues => Set<StoredValue>();

    public DbSet<StoredValueMove> StoredValueMoves => Set<StoredValueMove>();

    public DbSet<StoredValueHold> StoredValueHolds => Set<StoredValueHold>();

    public DbSet<CodeKey> CodeKeys => Set<CodeKey>();

    public DbSet<Mismatch> Mismatches => Set<Mismatch>();

    public DbSet<ProviderComparison> Comparisons => Set<ProviderComparison>();

    /// <summary>
    /// Locks a reference, including payments not yet inserted, until the transaction ends, and loads its complete payments, oldest first.
    /// </summary>
    public async Task<List<Payment>> LockReferenceAsync(Guid reference, CancellationToken cancellationToken)
    {
        await LockPayments(reference).Select(payment => payment.Id).ToListAsync(cancellationToken);

        // A separate statement, because it must see what was committed while waiting for the lock.
        return await Locked(this, reference).ToListAsync(cancellationToken);
    }

    /// <summary>The complete payment; loaded once per unit of work.</summary>
    public async Task<Payment?> FindAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        var id = new PaymentId(paymentId);
        return Payments.Local.FindEntry(id)?.Entity ?? await Whole(this, id, cancellationToken);
    }

    /// <summary>The complete payment of a webhook event; null when there is none.</summary>
    public async Task<Payment?> FindAsync(string method, ProviderWebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        if ((webhookEvent.Charge?.PaymentId ?? webhookEvent.PaymentId) is { } paymentId)
            return await FindAsync(paymentId, cancellationToken);
        if (webhookEvent.ProviderReference is not { } reference)
            return null;

        var found = await Payments
            .Where(payment => payment.Method == method && payment.ProviderReference == reference)
            .Select(payment => (PaymentId?)payment.Id)
            .SingleOrDefaultAsync(cancellationToken);
        return found is { } id ? await FindAsync(id.Value, cancellationToken) : null;
    }

    /// <summary>Whether a provider's charge already belongs to another payment.</summary>
    public async Task<bool> BelongsToAnotherAsync(Payment payment, string providerReference, CancellationToken cancellationToken) =>
        payment.ProviderReference != providerReference
        && await Payments.AnyAsync(
            other => other.Method == payment.Method && other.ProviderReference == providerReference && other.Id != payment.Id,
            cancellationToken
        );

    /// <summary>The complete payments of a reference, oldest first, untracked.</summary>
    public async Task<List<Payment>> ListAsync(Guid reference, CancellationToken cancellationToken) =>
        await Listed(this, reference).ToListAsync(cancellationToken);

    /// <summary>The payments of these references without their ledgers, untracked.</summary>
    public async Task<List<Payment>> ListBareAsync(IReadOnlyList<Guid> references, CancellationToken cancellationToken) =>
        await Bare(this, references).ToListAsync(cancellationToken);

    public Task<bool> KnowsWebhookEventAsync(string provider, string id, CancellationToken cancellationToken) =>
        KnowsWebhookEvent(this, provider, id, cancellationToken);

    /// <summary>
    /// Locks a gift card or store credit until the transaction ends, and loads it with its holds. Null when it does not exist.
    /// </summary>
    public async Task<StoredValue?> LockStoredValueAsync(StoredValueId id, CancellationToken cancellationToken)
    {
        await LockStoredValues(id.Value).Select(value => value.Id).ToListAsync(cancellationToken);

        // A separate statement, because it must see what was committed while waiting for the lock.
        return await StoredValues
            .AsTracking()
            .Include(value => value.Holds)
            .SingleOrDefaultAsync(value => value.Id == id, cancellationToken);
    }

    /// <summary>Whether the operation has already changed the stored value.</summary>
    public Task<bool> HasMoveAsync(StoredValueId id, StoredValueMoveKind kind, Guid operationId, CancellationToken cancellationToken)
    {
        var key = operationId.ToString("N");
        return StoredValueMoves.AnyAsync(
            move => move.StoredValueId == id && move.Kind == kind && move.OperationKey == key,
            cancellationToken
        );
    }

    protected abstract IQueryable<Payment> LockPayments(Guid reference);

    protected abstract IQueryable<StoredValue> LockStoredValues(Guid id);
}

/// <summary>The encrypted random key that gift card codes are derived from.</summary>
internal sealed class CodeKey(string id, string protectedKey, DateTimeOffset createdAt)
{
    public string Id { get; private set; } = id;

    public string ProtectedKey { get; private set; } = protectedKey;

    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
}

/// <summary>When a provider was last reconciled.</summary>
internal sealed class ProviderComparison(string provider, DateTimeOffset comparedAt)
{
    public string Provider { get; private set; } = provider;

    public DateTimeOffset ComparedAt { get; set; } = comparedAt;
}
