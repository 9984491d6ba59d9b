using Shop.Kernel;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.StoredValues;

/// <summary>Puts refunds onto gift cards and store credit, in the transaction that books them.</summary>
internal sealed class StoredValueDesk(PaymentsDbContext db, TimeProvider clock)
{
    /// <summary>Those of the refunds that go to a stored value; each is locked, in the order of the ids.</summary>
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
    /// The account's credit, locked; opened when it has none yet. Two who open it at once: the index lets one pass, the other starts over.
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

    /// <summary>Made of account and currency, so that there is one and its primary key says so.</summary>
    public static StoredValueId IdOf(Guid accountId, Currency currency) =>
        new(DeterministicId.From(accountId, "store-credit", currency.Code));
}
