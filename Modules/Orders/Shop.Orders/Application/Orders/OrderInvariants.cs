using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Documents;
using Shop.Orders.Domain.Orders;
using DocumentKind = Shop.Orders.Contracts.Documents.DocumentKind;

namespace Shop.Orders.Application.Orders;

internal sealed class OrderTotalsInvariant(OrdersDbContext db) : IInvariant
{
    public string Name => "orders.totals-add-up";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var broken = await db
            .Orders.Select(order => new
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
    public string Name => "orders.quantities-in-sequence";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var broken = await (
            from order in db.Orders
            from line in order.Lines
            where
                line.Shipped > line.Quantity - line.Canceled
                || line.Delivered > line.Shipped
                || line.InShipment < line.Shipped
                || line.Refunded > line.Quantity
                || line.Returned > line.Delivered + line.ReturnedToSender
                || line.Restocked + line.InReturn + line.Returned > line.Shipped
            select new { order.Number, line.Sku }
        ).ToListAsync(cancellationToken);
        return InvariantReport.Of(await db.Orders.CountAsync(cancellationToken), [.. broken.Select(row => $"{row.Number} {row.Sku}")]);
    }
}

internal sealed class TimelineInvariant(OrdersDbContext db) : IInvariant
{
    public string Name => "orders.timeline-follows-states";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var offenders = new List<string>();
        var orders = 0;
        await foreach (
            var order in db
                .Orders.Select(order => new
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
                offenders.Add($"{order.Number}: timeline ends in {at}, order is {order.Status}");
        }

        return InvariantReport.Of(orders, offenders);
    }
}

internal sealed class WaitingOrdersInvariant(OrdersDbContext db, TimeProvider clock) : IInvariant
{
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    public string Name => "orders.deadlines-kept";

    public bool Always => false;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - Grace;
        var late = await db
            .Orders.Where(order =>
                (order.Status == OrderStatus.PendingPayment && order.PaymentDeadline < before)
                || (
                    order.Status == OrderStatus.Completed
                    && order.Lines.Any(line =>
                        line.RequiresShipping && line.Delivered + line.ReturnedToSender + line.Canceled < line.Quantity
                    )
                )
            )
            .Select(order => order.Number)
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(await db.Orders.CountAsync(order => order.Status == OrderStatus.PendingPayment, cancellationToken), late);
    }
}

internal sealed class DocumentNumbersInvariant(OrdersDbContext db) : IInvariant
{
    public string Name => "orders.document-numbers-without-gaps";

    public bool Always => true;

    public async Task<InvariantReport> CheckAsync(CancellationToken cancellationToken)
    {
        var numbered = db.Documents.Where(document => document.Kind != DocumentKind.PackingSlip);
        var broken = await (
            from row in numbered
                .GroupBy(document => document.Series)
                .Select(documents => new
                {
                    Series = documents.Key,
                    First = documents.Min(document => document.Sequence),
                    Last = documents.Max(document => document.Sequence),
                    Count = documents.Count(),
                })
            join series in db.Set<DocumentSeries>() on row.Series equals series.Id into matches
            from series in matches.DefaultIfEmpty()
            where row.First != 1 || row.Last != row.Count || series == null || series.Last != row.Last
            select new
            {
                row.Series,
                row.First,
                row.Last,
                row.Count,
                LastNumber = series == null ? 0 : series.Last,
            }
        ).ToListAsync(cancellationToken);
        var twice = await db
            .Documents.Where(document => document.Kind == DocumentKind.Invoice)
            .GroupBy(document => document.OrderId)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToListAsync(cancellationToken);
        return InvariantReport.Of(
            await numbered.CountAsync(cancellationToken),
            [
                .. broken.Select(row =>
                    $"{row.Series}: {row.Count} documents from {row.First} to {row.Last}, last number {row.LastNumber}"
                ),
                .. twice.Select(id => $"order {id.Value} has more than one invoice"),
            ]
        );
    }
}
