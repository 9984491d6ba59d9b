using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Domain.Orders;
using Shop.Users.Contracts.Customers;

namespace Shop.Orders.Application.Drafts;

internal sealed class ConfirmOnTermsHandler(OrdersDbContext db, IMediator mediator, IOptions<OrdersOptions> options, TimeProvider clock)
    : IRequestHandler<ConfirmOnTerms, Result>
{
    public async Task<Result> Handle(ConfirmOnTerms command, CancellationToken cancellationToken)
    {
        if (await db.FindOrderAsync(command.OrderNumber, cancellationToken) is not { } order)
            return OrderErrors.NotFound;
        if (order.IsOnTerms)
            return Result.Success;
        if (order.Status != OrderStatus.Draft)
            return OrderErrors.IllegalState(order.Status, "confirmed on terms");

        var credit = await mediator.Send(new GetCreditTerms(order.Email), cancellationToken);
        if (!credit.IsSuccess)
            return credit.Errors[0];

        // Read before the others are added up, written last: of two at once the second loses the race for the row, begins anew and sees the
        // first.
        var account = await db
            .CreditAccounts.AsTracking()
            .SingleOrDefaultAsync(account => account.Id == credit.Value.AccountId, cancellationToken);
        if (await OverLimitAsync(order, credit.Value, cancellationToken) is { } refusal)
        {
            // An earlier try may have held it, before it lost the race.
            (await mediator.Send(new ReleaseStock(order.CartId, Guid.CreateVersion7()), cancellationToken)).OrThrow();
            return refusal;
        }

        // What was held for an order that is not saved then runs out by itself.
        var hold = await mediator.Send(
            new HoldStock(
                order.CartId,
                [.. order.Lines.Select(line => new StockLine(line.Sku, line.Quantity))],
                TimeSpan.FromMinutes(options.Value.PaymentLinkMinutes)
            ),
            cancellationToken
        );
        if (!hold.IsSuccess)
            return hold.Errors[0];
        if (hold.Value.Shortages.Count > 0)
            return DraftPricing.OutOfStock([.. order.Lines.Select(line => (line.Sku, line.Title))], hold.Value.Shortages);
        var (now, days) = (clock.GetUtcNow(), credit.Value.Terms.NetDays);
        var today = DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).DateTime
        );
        order.ConfirmOnTerms(credit.Value.AccountId, days, today.AddDays(days), Actor.Staff(command.StaffId), now);
        foreach (var late in hold.Value.Backorders)
            order.NoteBackorder(late.Sku, late.Quantity, late.ExpectedOn);
        if (account is null)
            db.CreditAccounts.Add(account = new CreditAccount(credit.Value.AccountId));
        account.CountOrder();
        order.NoteStaffAction(command.StaffId, "confirm-on-terms", $"net {days} days", now);
        await db.SaveChangesAsync(cancellationToken);
        return Result.Success;
    }

    /// <summary>Why the order would be too much.</summary>
    private async Task<Error?> OverLimitAsync(Order order, CustomerCredit credit, CancellationToken cancellationToken)
    {
        if (credit.Terms.Limit is not { } limit)
            return null;

        var others = await db
            .Orders.AsNoTracking()
            .Include(other => other.Lines)
            .Include(other => other.Refunds)
            .AsSplitQuery()
            .Where(other =>
                other.AccountId == credit.AccountId
                && other.CreditDays != null
                && (other.Status == OrderStatus.Confirmed || other.Status == OrderStatus.OnHold)
            )
            .ToListAsync(cancellationToken);
        var open = others.Aggregate(Money.Zero(order.Currency), (sum, other) => sum + Money.Max(other.Balance, Money.Zero(order.Currency)));
        return (open + order.Total).Amount > limit ? OrderErrors.CreditLimit(open, order.Total, new Money(limit, order.Currency)) : null;
    }
}
