using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Kernel.Persistence;
using Shop.Payments.Domain;

namespace Shop.Payments.Application.StoredValues;

/// <summary>
/// Books the release of expired holds and the write-off of expired gift cards; both take effect at their time, even before this runs.
/// </summary>
internal sealed record ReconcileStoredValues : ICommand<int>;

internal sealed class ReconcileStoredValuesHandler(
    PaymentsDbContext db,
    BatchRunner batch,
    IOptions<PaymentsOptions> options,
    TimeProvider clock
) : IRequestHandler<ReconcileStoredValues, Result<int>>
{
    public async Task<Result<int>> Handle(ReconcileStoredValues command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db
            .StoredValues.Where(value =>
                value.Holds.Any(hold => hold.ClosedAt == null && hold.Until <= now) || (value.ExpiresAt <= now && value.Balance.Amount > 0)
            )
            .OrderBy(value => value.Id)
            .Take(options.Value.PaymentsPerRun)
            .Select(value => value.Id)
            .ToListAsync(cancellationToken);
        return await batch.ForEachAsync<PaymentsDbContext, StoredValueId>(
            nameof(ReconcileStoredValues),
            due,
            (own, id) => CloseAsync(own, id, now, cancellationToken),
            cancellationToken
        );
    }

    private static async Task<bool> CloseAsync(
        PaymentsDbContext db,
        StoredValueId id,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var value = (await db.LockStoredValueAsync(id, cancellationToken))!;
        value.ReleaseExpired(now);
        value.Expire(now);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }
}
