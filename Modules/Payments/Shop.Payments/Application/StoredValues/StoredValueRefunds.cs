using Shop.Kernel;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.StoredValues;

/// <summary>Refunds to gift cards and store credit, in the transaction that books them.</summary>
internal sealed class StoredValueRefunds(PaymentsDbContext db, TimeProvider clock)
{
    /// <summary>Applies the refunds with a stored value, locked in id order to avoid deadlocks.</summary>
    public async Task PutBackAsync(IEnumerable<(Payment Payment, Refund Refund)> refunds, CancellationToken cancellationToken)
    {
        foreach (
            var group in refunds
                .Where(part => part.Refund.StoredValueId is not null)
                .GroupBy(part => part.Refund.StoredValueId!.Value)
                .OrderBy(group => group.Key)
        )
        {
            var id = new StoredValueId(group.Key);
            var value = db.StoredValues.Local.FindEntry(id)?.Entity
                ?? await db.LockStoredValueAsync(id, cancellationToken)
                ?? throw new InvalidOperationException($"There is no stored value {group.Key}.");
            foreach (var (payment, refund) in group)
                value.PutBack(refund.Id, payment.Id.Value, refund.Amount, refund.Reason, clock.GetUtcNow());
        }
    }

    /// <summary>
    /// The account's store credit, locked and created on first use; the index makes one of two concurrent requests retry.
    /// </summary>
    public async Task<StoredValue> AccountAsync(Guid accountId, Currency currency, CancellationToken cancellationToken)
    {
        var id = IdOf(accountId, currency);
        if (await db.LockStoredValueAsync(id, cancellationToken) is { } known)
            return known;

        var opened = StoredValue.OpenAccount(id, accountId, currency, clock.GetUtcNow());
        db.StoredValues.Add(opened);
        return opened;
    }

    /// <summary>Derived from account and currency, so that the primary key keeps it unique.</summary>
    public static StoredValueId IdOf(Guid accountId, Currency currency) =>
        new(DeterministicId.From(accountId, "store-credit", currency.Code));
}
