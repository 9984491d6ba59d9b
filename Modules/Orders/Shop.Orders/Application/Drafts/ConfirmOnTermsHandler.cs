using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Orders.Application.Checkout;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Users.Contracts.Customers;

namespace Shop.Orders.Application.Drafts;

internal sealed class ConfirmOnTermsHandler(
    OrdersDbContext db,
    OrderHolds holds,
    IMediator mediator,
    IOptions<OrdersOptions> options,
    TimeProvider clock
) : IRequestHandler<ConfirmOnTerms, Result>
{
    public async Task<Result> Handle(ConfirmOnTerms command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;
        if (order.IsOnTerms)
            return Result.Success;
        if (order.Status != OrderStatus.Draft)
            return OrderErrors.Illegal(OrderTransitions.Confirm, order.Status);

        var credit = await mediator.Send(new GetCreditTerms(order.Email), cancellationToken);
        if (!credit.IsSuccess)
            return credit.Errors[0];

        // Read before the open orders are summed and written last, so that of two concurrent confirmations the second conflicts and
        // retries.
        var account = await db
            .CreditAccounts.AsTracking()
            .SingleOrDefaultAsync(account => account.Id == credit.Value.AccountId, cancellationToken);
        if (await OverLimitAsync(order, credit.Value, cancellationToken) is { } refusal)
        {
            // An earlier try may have reserved the stock before it conflicted.
            await holds.ReleaseAsync(order.Id.Value, Guid.CreateVersion7(), cancellationToken);
            return refusal;
        }

        var held = await holds.HoldStockAsync(order, TimeSpan.FromMinutes(options.Value.PaymentLinkMinutes), cancellationToken);
        if (!held.IsSuccess)
            return held.Errors[0];

        var (now, days) = (clock.GetUtcNow(), credit.Value.Terms.NetDays);
        var today = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).DateTime
        );
        order.ConfirmOnTerms(credit.Value.AccountId, days, today.AddDays(days), Actor.Staff(command.StaffId), now);
        held.Value.NoteBackordersOn(order);
        if (account is null)
            db.CreditAccounts.Add(account = new CreditAccount(credit.Value.AccountId));
        account.CountOrder();
        order.NoteStaffAction(command.StaffId, "confirm-on-terms", new Message("orders.net-days").With("count", days), now);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }

    /// <summary>The error when the order exceeds the credit limit.</summary>
    private async Task<Error?> OverLimitAsync(Order order, CustomerCredit credit, CancellationToken cancellationToken)
    {
        if (credit.Terms.Limit is not { } limit)
            return null;

        var others = await db
            .Orders.Include(other => other.Lines)
            .Include(other => other.Refunds)
            .AsSplitQuery()
            .Where(other =>
                other.AccountId == credit.AccountId
                && other.CreditDays != null
                && (other.Status == OrderStatus.Confirmed || other.Status == OrderStatus.OnHold)
            )
            .ToListAsync(cancellationToken);
        var open = Money.Sum(others.Select(other => Money.Max(other.Balance, Money.Zero(order.Currency))), order.Currency);
        return (open + order.Total).Amount > limit ? OrderErrors.CreditLimit(open, order.Total, new Money(limit, order.Currency)) : null;
    }
}
