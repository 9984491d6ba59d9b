using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Documents;
using Shop.Orders.Domain.Orders;
using DocumentKind = Shop.Orders.Contracts.Documents.DocumentKind;

namespace Shop.Orders.Application.Documents;

/// <summary>Issues due invoices and credit notes in due order and returns their number.</summary>
internal sealed record IssueDocuments : ICommand<int>;

internal sealed class IssueDocumentsHandler(OrdersDbContext db, DocumentWriter writer, IOptions<OrdersOptions> options, TimeProvider clock)
    : IRequestHandler<IssueDocuments, Result<int>>
{
    public async Task<Result<int>> Handle(IssueDocuments command, CancellationToken cancellationToken) =>
        await InvoicesAsync(cancellationToken)
        + await CreditNotesAsync(cancellationToken)
        + await CorrectionsAsync(cancellationToken)
        + await CancellationsAsync(cancellationToken);

    private async Task<int> InvoicesAsync(CancellationToken cancellationToken)
    {
        var due = await db
            .Orders.Include(order => order.Lines.OrderBy(line => line.Position))
            .Include(order => order.Revisions)
            .AsSplitQuery()
            .Where(order => order.InvoiceDueAt != null && order.InvoicedAt == null)
            .OrderBy(order => order.InvoiceDueAt)
            .Take(options.Value.OrdersPerRun)
            .ToListAsync(cancellationToken);
        return await IssueAsync(
            DocumentKind.Invoice,
            due,
            order => order.Id,
            order => order.Id.Value,
            (order, number, at) => writer.Invoice(order, number, at),
            (order, at) =>
                db
                    .Orders.Where(row => row.Id == order.Id && row.InvoicedAt == null)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(row => row.InvoicedAt, at).SetProperty(row => row.InvoicedRevisions, order.Revisions.Count),
                        cancellationToken
                    ),
            cancellationToken
        );
    }

    /// <summary>For refunds of invoiced orders.</summary>
    private async Task<int> CreditNotesAsync(CancellationToken cancellationToken)
    {
        var due = await (
            from order in db.Orders
            from refund in order.Refunds
            where order.InvoicedAt != null && refund.Status == RefundStatus.Succeeded && refund.CreditedAt == null
            orderby refund.At
            select new { Order = order, Refund = refund }
        )
            .Take(options.Value.OrdersPerRun)
            .ToListAsync(cancellationToken);
        return await IssueAsync(
            DocumentKind.CreditNote,
            due,
            row => row.Order.Id,
            row => row.Refund.Id,
            (row, number, at) => writer.CreditNote(row.Order, number, at, row.Refund.Reason, row.Refund.Amount, row.Refund.Tax),
            (row, at) =>
                db.Set<OrderRefund>()
                    .Where(refund => refund.Id == row.Refund.Id && refund.CreditedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(refund => refund.CreditedAt, at), cancellationToken),
            cancellationToken
        );
    }

    /// <summary>For invoiced orders whose total increased; decreases are covered by the refund's credit note.</summary>
    private async Task<int> CorrectionsAsync(CancellationToken cancellationToken)
    {
        var due = await (
            from order in db.Orders
            from revision in order.Revisions
            where
                order.InvoicedAt != null
                && revision.Number > order.InvoicedRevisions
                && revision.TotalAfter > revision.TotalBefore
                && !db.Documents.Any(document => document.Subject == revision.Id)
            orderby revision.At
            select new { Order = order, Revision = revision }
        )
            .Take(options.Value.OrdersPerRun)
            .ToListAsync(cancellationToken);
        return await IssueAsync(
            DocumentKind.CreditNote,
            due,
            row => row.Order.Id,
            row => row.Revision.Id,
            (row, number, at) =>
            {
                var more = new Money(row.Revision.TotalBefore - row.Revision.TotalAfter, row.Order.Currency);
                return writer.CreditNote(
                    row.Order,
                    number,
                    at,
                    Message.Of(row.Revision.Reason),
                    more,
                    (row.Order.Tax * (more.Amount / row.Order.Total.Amount)).Rounded()
                );
            },
            (_, _) => Task.FromResult(1),
            cancellationToken
        );
    }

    /// <summary>For invoiced orders that were canceled: the part not covered by refunds.</summary>
    private async Task<int> CancellationsAsync(CancellationToken cancellationToken)
    {
        var due = await db
            .Orders.Include(order => order.Refunds)
            .Where(order => order.Status == OrderStatus.Canceled && order.InvoicedAt != null && order.CancellationCreditedAt == null)
            .OrderBy(order => order.UpdatedAt)
            .Take(options.Value.OrdersPerRun)
            .ToListAsync(cancellationToken);
        return await IssueAsync(
            DocumentKind.CreditNote,
            due,
            order => order.Id,
            order => order.Id.Value,
            (order, number, at) =>
                order.NotRefunded() is { Total.IsPositive: true } rest
                    ? writer.CreditNote(order, number, at, new Message("orders.order-canceled"), rest.Total, rest.Tax)
                    : null,
            (order, at) =>
                db
                    .Orders.Where(row => row.Id == order.Id && row.CancellationCreditedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.CancellationCreditedAt, at), cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Writes numbers, documents and the issued marks in one transaction, so that the numbering has no gaps.</summary>
    /// <param name="mark">Returns 0 when another host has issued the document.</param>
    private async Task<int> IssueAsync<T>(
        DocumentKind kind,
        IReadOnlyList<T> due,
        Func<T, OrderId> orderOf,
        Func<T, Guid> subjectOf,
        Func<T, string, DateTimeOffset, string?> write,
        Func<T, DateTimeOffset, Task<int>> mark,
        CancellationToken cancellationToken
    )
    {
        if (due.Count == 0)
            return 0;

        var now = clock.GetUtcNow();
        var year = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone)).Year;
        var series = string.Create(CultureInfo.InvariantCulture, $"{(kind == DocumentKind.Invoice ? "invoice" : "credit-note")}-{year}");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var last = await LockAsync(series, cancellationToken);
        var next = last;
        foreach (var item in due)
        {
            if (await mark(item, now) != 1)
                return 0; // another host is issuing it; roll back

            var number = string.Create(
                CultureInfo.InvariantCulture,
                $"{(kind == DocumentKind.Invoice ? string.Empty : "C")}{year}-{next + 1:000000}"
            );
            if (write(item, number, now) is { } html)
                db.Documents.Add(
                    new Document(
                        new DocumentId(Guid.CreateVersion7()),
                        orderOf(item),
                        kind,
                        subjectOf(item),
                        series,
                        ++next,
                        number,
                        html,
                        now
                    )
                );
        }

        await db.Set<DocumentSeries>()
            .Where(row => row.Id == series)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, next), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return due.Count;
    }

    /// <summary>Locks the series with a write and returns its last number.</summary>
    private async Task<int> LockAsync(string series, CancellationToken cancellationToken)
    {
        var rows = db.Set<DocumentSeries>().Where(row => row.Id == series);
        if (await rows.ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, row => row.Last), cancellationToken) == 1)
            return await rows.Select(row => row.Last).SingleAsync(cancellationToken);

        db.Add(new DocumentSeries(series, 0));
        await db.SaveChangesAsync(cancellationToken);
        return 0;
    }
}
