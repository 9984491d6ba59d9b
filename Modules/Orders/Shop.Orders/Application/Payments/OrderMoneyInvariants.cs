using MediatR;
using Microsoft.EntityFrameworkCore;
using Shop.Catalog.Contracts.Products;
using Shop.Kernel;
using Shop.Kernel.Modules;
using Shop.Orders.Application.Orders;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Application.Payments;

internal sealed class LinePricesInvariant(OrdersDbContext db, IMediator mediator) : IInvariant
{
    private static readonly TimeSpan ShownBefore = TimeSpan.FromMinutes(30);

    public string Name => "orders.line-totals-add-up";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        List<string> offenders = [];
        var count = 0;
        var orders = db.Orders.Include(order => order.Steps.Where(step => step.Sequence == 1));
        await foreach (var batch in OrderBatches.ListAsync(orders, cancellationToken))
        {
            count += batch.Count;
            var prices = await ListPricesAsync(batch, cancellationToken);
            offenders.AddRange(
                from order in batch
                from line in order.Lines
                let what = Broken(order, line, prices[line.VariantId])
                where what is not null
                select $"{order.Number} {line.Sku}: {what}"
            );
        }

        return InvariantReport.Of(count, offenders);
    }

    private async Task<ILookup<Guid, VariantPrice>> ListPricesAsync(List<Order> orders, CancellationToken cancellationToken)
    {
        List<VariantPrice> prices = [];
        foreach (
            var variants in orders.SelectMany(order => order.Lines).Select(line => line.VariantId).Distinct().Chunk(ListVariantPrices.Max)
        )
            prices.AddRange((await mediator.Send(new ListVariantPrices(variants), cancellationToken)).Value);
        return prices.ToLookup(price => price.VariantId);
    }

    private static string? Broken(Order order, LineItem line, IEnumerable<VariantPrice> prices)
    {
        if (
            line.Quantity <= 0
            || line.Total != (line.UnitPrice * line.Quantity) - line.Discount
            || line.Total.IsNegative
            || line.Total.Currency != order.Currency
            || !line.Total.IsInMinorUnits
        )
            return $"{line.Quantity} × {line.UnitPrice} − {line.Discount} is not {line.Total}";

        // Staff may set prices.
        if (order.Steps.Single().Actor != Actor.Customer || order.Revisions.Count > 0)
            return null;

        // Deleted products have no price history.
        var known = prices.Where(price => price.At <= order.PlacedAt).OrderBy(price => price.At).ToList();
        var shown = known.FindLastIndex(price => price.At <= order.PlacedAt - ShownBefore);
        return known.Count == 0 || known.Skip(Math.Max(shown, 0)).Any(price => price.Price == line.UnitPrice)
            ? null
            : $"sold at {line.UnitPrice}, price {known[^1].Price}";
    }
}

internal sealed class OrderPaymentInvariant(OrdersDbContext db, IMediator mediator, TimeProvider clock) : IInvariant
{
    public string Name => "orders.payment-totals-match-ledger";

    public bool Always => false;

    public Task<InvariantReport> CheckAsync(CancellationToken cancellationToken) =>
        OrderMoney.CheckAsync(db, mediator, clock, Broken, cancellationToken);

    private static string? Broken(Order order, OrderMoney money)
    {
        if (order.Captured != money.Captured || order.Refunded != money.Returned || order.Authorized != money.Authorized)
            return $"captured {order.Captured}, refunded {order.Refunded}; ledger {money.Captured}, {money.Returned}";
        if (!order.IsPaymentStateDerived)
            return $"{order.PaymentState.ApiName()} doesn't match its payment totals";
        if (
            order.Status is not (OrderStatus.Confirmed or OrderStatus.OnHold or OrderStatus.Completed)
            || money.HasAcceptedOffline
            || order.IsOnTerms
        )
            return null;
        return
            money.Captured + money.Authorized < Money.Min(order.Due, new Money(order.ConfirmedTotal ?? order.Total.Amount, order.Currency))
            ? $"{order.Status.ApiName()} but not covered"
            : null;
    }
}

internal sealed class SurplusInvariant(OrdersDbContext db, IMediator mediator, TimeProvider clock) : IInvariant
{
    public string Name => "orders.charged-at-most-total";

    public bool Always => false;

    public Task<InvariantReport> CheckAsync(CancellationToken cancellationToken) =>
        OrderMoney.CheckAsync(db, mediator, clock, Broken, cancellationToken);

    private static string? Broken(Order order, OrderMoney money)
    {
        var charged = money.Captured + money.Authorized;
        var max = Math.Max(
            order.Total.Amount,
            order.Revisions.Select(revision => Math.Max(revision.TotalBefore, revision.TotalAfter)).DefaultIfEmpty(0).Max()
        );
        var isShown =
            order.PaymentState is PaymentState.Overpaid or PaymentState.PartiallyRefunded or PaymentState.Refunded or PaymentState.Disputed;
        return charged.Amount > max && !isShown && order.Status is not (OrderStatus.Canceled or OrderStatus.Expired)
            ? $"charged {charged} for {new Money(max, order.Currency)}, payment {order.PaymentState.ApiName()}"
            : null;
    }
}

internal sealed class KeptMoneyInvariant(OrdersDbContext db, IMediator mediator, TimeProvider clock) : IInvariant
{
    public string Name => "orders.ended-orders-keep-no-money";

    public bool Always => false;

    public Task<InvariantReport> CheckAsync(CancellationToken cancellationToken) =>
        OrderMoney.CheckAsync(db, mediator, clock, Broken, cancellationToken);

    private static string? Broken(Order order, OrderMoney money) =>
        order.Status is OrderStatus.Canceled or OrderStatus.Expired
        && (money.Authorized.IsPositive || money.Captured > money.Returned + money.Returning)
            ? $"{order.Status.ApiName()}, keeps {money.Captured - money.Returned - money.Returning}, authorized {money.Authorized}"
            : null;
}

/// <summary>An order's amounts in the ledger.</summary>
/// <param name="Returned">Refunded, or lost in a dispute.</param>
/// <param name="Returning">Amount in pending or failed refunds and open disputes.</param>
internal sealed record OrderMoney(Money Authorized, Money Captured, Money Returned, Money Returning, bool HasAcceptedOffline)
{
    public static async Task<InvariantReport> CheckAsync(
        OrdersDbContext db,
        IMediator mediator,
        TimeProvider clock,
        Func<Order, OrderMoney, string?> broken,
        CancellationToken cancellationToken
    )
    {
        List<string> offenders = [];
        var count = 0;
        await foreach (var batch in db.ListQuietAsync(clock, cancellationToken))
        {
            count += batch.Count;
            var sums = (
                await mediator.Send(new ListPaymentTotals([.. batch.Select(order => order.Id.Value)]), cancellationToken)
            ).Value.ToDictionary(row => row.Reference);
            foreach (var order in batch)
                if (broken(order, Of(order, sums.GetValueOrDefault(order.Id.Value))) is { } what)
                    offenders.Add($"{order.Number}: {what}");
        }

        return InvariantReport.Of(count, offenders);
    }

    private static OrderMoney Of(Order order, PaymentTotals? sums)
    {
        var zero = Money.Zero(order.Currency);
        return sums is null
            ? new OrderMoney(zero, zero, zero, zero, false)
            : new OrderMoney(
                sums.Authorized,
                sums.Captured,
                sums.Refunded + sums.ChargedBack,
                sums.RefundPending + sums.Disputed,
                sums.HasAcceptedOffline
            );
    }
}
