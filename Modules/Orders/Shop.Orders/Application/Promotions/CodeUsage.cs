using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Promotions;

namespace Shop.Orders.Application.Promotions;

/// <summary>
/// Counts code uses in the transaction that places, ends or revives the order. One conditional update changes the counter and locks the row
/// until the end of the transaction, so that per-customer uses can be counted under the lock. Codes are locked in id order to avoid
/// deadlocks.
/// </summary>
internal static class CodeUsage
{
    /// <summary>
    /// Uses codes for a new order inside the caller's transaction. Returns the error of the first code that cannot be used; the caller must
    /// then roll back.
    /// </summary>
    public static async Task<Error?> TakeAsync(
        OrdersDbContext db,
        OrderId orderId,
        IReadOnlyList<string> codes,
        KnownCustomer customer,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var ids = await db
            .DiscountCodes.Where(code => codes.Contains(code.Code))
            .OrderBy(code => code.Id)
            .Select(code => code.Id)
            .ToListAsync(cancellationToken);
        if (ids.Count < codes.Count)
            return DiscountErrors.Expired;

        foreach (var id in ids)
        {
            if (await TakeAsync(db, id, orderId, customer, mustBeActive: true, cancellationToken) is { } refusal)
                return refusal;
            db.CodeUses.Add(new CodeUse(Guid.CreateVersion7(), id, orderId, now));
        }

        return null;
    }

    /// <summary>The error when an expired order's released codes cannot be used again; null otherwise.</summary>
    public static async Task<Error?> WhyNotAgainAsync(OrdersDbContext db, OrderId orderId, CancellationToken cancellationToken)
    {
        var codes = await (
            from use in db.CodeUses
            join code in db.DiscountCodes on use.CodeId equals code.Id
            where use.OrderId == orderId && use.State == CodeUseState.Released
            select code
        ).ToListAsync(cancellationToken);
        if (codes.Exists(code => code.IsUsedUp))
            return DiscountErrors.UsedUp;

        var customer = codes.Exists(code => code.MaxPerCustomer is not null)
            ? await CustomerOfAsync(db, orderId, cancellationToken)
            : new KnownCustomer([], []);
        foreach (var code in codes)
            if (code.MaxPerCustomer is { } max && await CountAsync(db, code.Id, customer, cancellationToken) >= max)
                return DiscountErrors.UsedByYou;
        return null;
    }

    /// <summary>Uses by a customer's orders that are not canceled or expired.</summary>
    public static Task<int> CountAsync(
        OrdersDbContext db,
        DiscountCodeId id,
        KnownCustomer customer,
        CancellationToken cancellationToken,
        OrderId except = default
    ) =>
        (
            from use in db.CodeUses
            join order in db.Orders on use.OrderId equals order.Id
            where use.CodeId == id && use.State == CodeUseState.Live && use.OrderId != except
            where
                (order.AccountId != null && customer.Accounts.Contains(order.AccountId.Value))
                || customer.Emails.Contains(order.NormalizedEmail)
            select use
        ).CountAsync(cancellationToken);

    /// <summary>
    /// Saves an order that the caller may have canceled, expired or revived: its codes are released or used again in the same transaction.
    /// </summary>
    public static async Task SaveAsync(OrdersDbContext db, Order order, CancellationToken cancellationToken)
    {
        var wasAbandoned = IsAbandoned(db.Entry(order).Property(entity => entity.Status).OriginalValue);
        if (order.Codes.Count == 0 || wasAbandoned == IsAbandoned(order.Status))
        {
            await db.SaveChangesAsync(cancellationToken);
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await FollowAsync(db, order.Id, isRevived: wasAbandoned, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task FollowAsync(OrdersDbContext db, OrderId orderId, bool isRevived, CancellationToken cancellationToken)
    {
        var state = isRevived ? CodeUseState.Released : CodeUseState.Live;
        var uses = await db
            .CodeUses.Where(use => use.OrderId == orderId && use.State == state)
            .OrderBy(use => use.CodeId)
            .ToListAsync(cancellationToken);
        foreach (var use in uses)
            if (isRevived)
                await TakeAgainAsync(db, use, cancellationToken);
            else
                await ReleaseAsync(db, use, cancellationToken);
    }

    private static bool IsAbandoned(OrderStatus status) => status is OrderStatus.Canceled or OrderStatus.Expired;

    private static async Task<Error?> TakeAsync(
        OrdersDbContext db,
        DiscountCodeId id,
        OrderId orderId,
        KnownCustomer customer,
        bool mustBeActive,
        CancellationToken cancellationToken
    )
    {
        var taken = await db
            .DiscountCodes.Where(code =>
                code.Id == id && (code.IsActive || !mustBeActive) && (code.MaxUses == null || code.Uses < code.MaxUses)
            )
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.Uses, code => code.Uses + 1), cancellationToken);
        if (taken == 0)
            return await db.DiscountCodes.AnyAsync(code => code.Id == id && (code.IsActive || !mustBeActive), cancellationToken)
                ? DiscountErrors.UsedUp
                : DiscountErrors.Expired;

        var max = await db.DiscountCodes.Where(code => code.Id == id).Select(code => code.MaxPerCustomer).SingleAsync(cancellationToken);
        return max is { } limit && await CountAsync(db, id, customer, cancellationToken, orderId) >= limit
            ? DiscountErrors.UsedByYou
            : null;
    }

    private static async Task<KnownCustomer> CustomerOfAsync(OrdersDbContext db, OrderId orderId, CancellationToken cancellationToken)
    {
        var order = await db
            .Orders.Where(order => order.Id == orderId)
            .Select(order => new { order.AccountId, order.NormalizedEmail })
            .SingleAsync(cancellationToken);
        return new KnownCustomer(order.AccountId is { } account ? [account] : [], [order.NormalizedEmail]);
    }

    private static async Task TakeAgainAsync(OrdersDbContext db, CodeUse use, CancellationToken cancellationToken)
    {
        // Used up since it was checked; the caller checks again.
        var customer = await CustomerOfAsync(db, use.OrderId, cancellationToken);
        if (await TakeAsync(db, use.CodeId, use.OrderId, customer, mustBeActive: false, cancellationToken) is { } refusal)
            throw new InvalidOperationException(refusal.ToString());

        await MoveAsync(db, use, CodeUseState.Live, cancellationToken);
    }

    private static async Task ReleaseAsync(OrdersDbContext db, CodeUse use, CancellationToken cancellationToken)
    {
        await MoveAsync(db, use, CodeUseState.Released, cancellationToken);
        await db
            .DiscountCodes.Where(code => code.Id == use.CodeId)
            .ExecuteUpdateAsync(set => set.SetProperty(code => code.Uses, code => code.Uses - 1), cancellationToken);
    }

    /// <exception cref="DbUpdateConcurrencyException">A concurrent request has moved it already and will save the order first.</exception>
    private static async Task MoveAsync(OrdersDbContext db, CodeUse use, CodeUseState state, CancellationToken cancellationToken)
    {
        var (id, before) = (use.Id, use.State);
        if (
            await db
                .CodeUses.Where(row => row.Id == id && row.State == before)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state), cancellationToken) == 0
        )
            throw new DbUpdateConcurrencyException("The use of a code was changed by another request.");
    }
}
