using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;
using Shop.Orders.Domain.Documents;
using Shop.Orders.Domain.Orders;
using DocumentKind = Shop.Orders.Contracts.Documents.DocumentKind;

namespace Shop.Orders.Application.Orders;

internal sealed class OrderTotalsInvariant(OrdersDbContext db) : IInvariant
{
    public string Code => "MO1";

    public string Statement =>
        "An order's total is its lines less discounts plus delivery, the tax is contained in it, and each part is at least zero.";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var broken = await db
            .Orders.AsNoTracking()
            .Select(order => new
            {
                order.Number,
                Items = order.Items.Amount,
                Discount = order.Discount.Amount,
                Shipping = order.Shipping.Amount,
                Tax = order.Tax.Amount,
                Total = order.Total.Amount,
                ShippingTax = order.ShippingTax.Amount,
                Lines = order.Lines.Sum(line => line.Total.Amount),
                LineTax = order.Lines.Sum(line => line.Tax.Amount),
            })
            .Where(row =>
                row.Total != row.Items - row.Discount + row.Shipping
                || row.Total != row.Lines + row.Shipping
                || row.Tax != row.LineTax + row.ShippingTax
                || row.Tax < 0
                || row.Tax > row.Total
                || row.Shipping < 0
                || row.Discount < 0
            )
            .Select(row => row.Number)
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(await db.Orders.CountAsync(cancellationToken), broken);
    }
}

internal sealed class OrderLinesInvariant(OrdersDbContext db) : IInvariant
{
    public string Code => "ST6";

    public string Statement =>
        "Per line: shipped at most what was ordered and not canceled, delivered at most what was shipped, returned at most what was delivered or brought back by the carrier.";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var broken = await (
            from order in db.Orders.AsNoTracking()
            from line in order.Lines
            where
                line.Shipped > line.Quantity - line.Canceled
                || line.Delivered > line.Shipped
                || line.InShipment < line.Shipped
                || line.Refunded > line.Quantity
                || line.Returned > line.Delivered + line.CameBack
                || line.Restocked + line.InReturn + line.Returned > line.Shipped
            select new { order.Number, line.Sku }
        ).ToListAsync(cancellationToken);
        return InvariantReport.Of(await db.Orders.CountAsync(cancellationToken), [.. broken.Select(row => $"{row.Number} {row.Sku}")]);
    }
}

internal sealed class TimelineInvariant(OrdersDbContext db) : IInvariant
{
    public string Code => "OR2";

    public string Statement =>
        "An order's timeline is a path of its state machine, each step starting where the last ended, and ends in its present status.";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var offenders = new List<string>();
        var orders = 0;
        await foreach (
            var order in db
                .Orders.AsNoTracking()
                .Select(order => new
                {
                    order.Number,
                    order.Status,
                    Steps = order.Steps.OrderBy(step => step.Sequence).Select(step => new { step.FromStatus, step.ToStatus }).ToList(),
                })
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            orders++;
            OrderStatus? at = null;
            var isPath = true;
            foreach (var step in order.Steps)
            {
                isPath &=
                    step.FromStatus == at
                    && (
                        at is null
                        || step.ToStatus == at
                        || OrderTransitions.All.Any(transition => transition.To == step.ToStatus && transition.From.Contains(at.Value))
                    );
                at = step.ToStatus;
            }

            if (!isPath || at != order.Status)
                offenders.Add($"{order.Number}: ends in {at}, is {order.Status}");
        }

        return InvariantReport.Of(orders, offenders);
    }
}

internal sealed class WaitingOrdersInvariant(OrdersDbContext db, TimeProvider clock) : IInvariant
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    public string Code => "OR3";

    public string Statement =>
        "No order waits for its payment longer than two minutes past its deadline, and a completed order has nothing left to deliver.";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Grace;
        var late = await db
            .Orders.AsNoTracking()
            .Where(order =>
                (order.Status == OrderStatus.PendingPayment && order.PaymentDeadline < before)
                || (
                    order.Status == OrderStatus.Completed
                    && order.Lines.Any(line => line.RequiresShipping && line.Delivered + line.CameBack + line.Canceled < line.Quantity)
                )
            )
            .Select(order => order.Number)
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(await db.Orders.CountAsync(order => order.Status == OrderStatus.PendingPayment, cancellationToken), late);
    }
}

internal sealed class DocumentNumbersInvariant(OrdersDbContext db) : IInvariant
{
    public string Code => "MO11";

    public string Statement => "Invoice and credit note numbers are unique and without gaps in their series, and an order has one invoice.";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var series = await db
            .Documents.AsNoTracking()
            .Where(document => document.Kind != DocumentKind.PackingSlip)
            .GroupBy(document => document.Series)
            .Select(group => new
            {
                Series = group.Key,
                First = group.Min(document => document.Sequence),
                Last = group.Max(document => document.Sequence),
                Count = group.Count(),
            })
            .ToListAsync(cancellationToken);
        var given = await db.Set<DocumentSeries>().AsNoTracking().ToDictionaryAsync(row => row.Id, row => row.Last, cancellationToken);
        var twice = await db
            .Documents.AsNoTracking()
            .Where(document => document.Kind == DocumentKind.Invoice)
            .GroupBy(document => document.OrderId)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            series.Sum(row => row.Count),
            [
                .. series
                    .Where(row => row.First != 1 || row.Last != row.Count || given.GetValueOrDefault(row.Series) != row.Last)
                    .Select(row =>
                        $"{row.Series}: {row.Count} documents from {row.First} to {row.Last}, the series stands at {given.GetValueOrDefault(row.Series)}"
                    ),
                .. twice.Select(id => $"order {id.Value} has more than one invoice"),
            ]
        );
    }
}
