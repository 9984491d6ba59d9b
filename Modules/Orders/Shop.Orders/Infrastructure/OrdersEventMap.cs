using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Application;
using Shop.Orders.Contracts.Events;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Promotions;
using Shop.Orders.Domain.Returns;

namespace Shop.Orders.Infrastructure;

internal sealed class OrdersEventMap : IEventMap
{
    public IIntegrationEvent? Map(IDomainEvent domainEvent) =>
        domainEvent switch
        {
            Order.Placed placed => Placed(placed.Order, placed.Channel, placed.At),
            Order.NothingToPay free => new NothingToPay(NewId(), free.At, free.Order.Id.Value),
            Order.TendersTaken taken => new TendersTaken(NewId(), taken.At, taken.Order.Id.Value),
            Order.Confirmed confirmed => Confirmed(confirmed.Order, confirmed.At),
            Order.Canceled canceled => Canceled(canceled),
            Order.Expired expired => new OrderExpired(
                NewId(),
                expired.At,
                expired.Order.Id.Value,
                expired.Order.Number,
                expired.Order.Id.Value,
                expired.Order.Total
            ),
            Order.Completed completed => new OrderCompleted(
                NewId(),
                completed.At,
                completed.Order.Id.Value,
                completed.Order.Number,
                completed.Order.Total
            ),
            Order.UnitsAssigned assigned => new UnitsAssigned(NewId(), assigned.At, assigned.Order.Id.Value, assigned.ShipmentId),
            Order.RepackingBegun begun => new RepackingBegun(NewId(), begun.At, begun.Order.Id.Value, begun.ShipmentId),
            Order.RefundStarted started => new RefundRequested(NewId(), started.At, started.Order.Id.Value, started.Refund.Id),
            Order.RefundSucceeded refunded => Refunded(refunded.Order, refunded.Refund, refunded.At),
            Order.UnitsCanceled canceled => UnitsCanceled(canceled),
            Order.Revised revised => Revised(revised),
            Return.Requested asked => new ReturnRequested(
                NewId(),
                asked.At,
                asked.Return.Id.Value,
                asked.Return.Number,
                asked.Return.OrderId.Value,
                asked.Return.OrderNumber,
                asked.Return.Kind,
                asked.Return.Reason,
                [.. asked.Return.Lines.Select(line => new ReturnedLine(line.LineId, line.Sku, line.Quantity))]
            ),
            Return.Approved approved => new ReturnApproved(NewId(), approved.At, approved.Return.Id.Value),
            Return.Declined declined => new ReturnDeclined(NewId(), declined.At, declined.Return.Id.Value, declined.Reason),
            Return.Inspected inspected => new ReturnInspected(NewId(), inspected.At, inspected.Return.Id.Value, inspected.Location),
            Return.Resolved resolved => new ReturnResolved(
                NewId(),
                resolved.At,
                resolved.Return.Id.Value,
                resolved.Return.Number,
                resolved.Return.OrderId.Value,
                resolved.Return.OrderNumber,
                [.. resolved.Return.Lines.Select(line => line.Resolution!.Value).Distinct()],
                resolved.Return.RefundAmount
            ),
            Order.PaymentLinkSent sent => new PaymentLinkSent(NewId(), sent.At, sent.Order.Id.Value, sent.Order.Number),
            Order.PaymentReminderDue due => new PaymentReminderDue(NewId(), due.At, due.Order.Id.Value, due.Order.Number),
            Order.TenderRefused refused => new TenderRefused(
                NewId(),
                refused.At,
                refused.Order.Id.Value,
                refused.Order.Number,
                refused.Outstanding,
                refused.Reason
            ),
            Order.CreditTermsApplied terms => new CreditTermsApplied(NewId(), terms.At, terms.Order.Id.Value, terms.Order.Number),
            Order.RefundPaid { IsStoreCredit: true } paid => new StoreCreditIssued(
                NewId(),
                paid.At,
                paid.Order.Id.Value,
                paid.Order.Number,
                paid.RefundId,
                paid.Amount
            ),
            Order.RefundPaid paid => new RefundPaid(NewId(), paid.At, paid.Order.Id.Value, paid.Order.Number, paid.RefundId, paid.Amount),
            Order.LinkRequested requested => new OrderLinkRequested(
                NewId(),
                requested.At,
                requested.Order.Id.Value,
                requested.Order.Number,
                requested.MailId
            ),
            Order.StaffActed acted => new OrderStaffActed(NewId(), acted.At, acted.StaffId, acted.Action, acted.Number, acted.Detail),
            Promotion.StaffActed acted => new PromotionStaffActed(NewId(), acted.At, acted.StaffId, acted.Action, acted.Name),
            _ => null,
        };

    private static OrderPlaced Placed(Order order, SalesChannel channel, DateTimeOffset at) =>
        new(
            NewId(),
            at,
            order.Id.Value,
            order.Number,
            order.Id.Value,
            order.AccountId,
            order.ShippingAddress.Country,
            order.PaymentMethod,
            order.Items,
            order.Discount,
            order.Shipping,
            order.Tax,
            order.Total,
            Lines(order),
            channel
        );

    private static OrderConfirmed Confirmed(Order order, DateTimeOffset at) =>
        new(
            NewId(),
            at,
            order.Id.Value,
            order.Number,
            order.Id.Value,
            order.AccountId,
            order.ShippingAddress.Country,
            order.PlacedAt,
            order.Items,
            order.Discount,
            order.Shipping,
            order.Tax,
            order.Total,
            Lines(order),
            order.Email,
            order.BillingAddress.Name,
            order.IsOnTerms
        );

    private static OrderCanceled Canceled(Order.Canceled canceled)
    {
        var (total, tax) = canceled.Order.NotRefunded();
        return new OrderCanceled(
            NewId(),
            canceled.At,
            canceled.Order.Id.Value,
            canceled.Order.Number,
            canceled.Order.Id.Value,
            canceled.WasConfirmed,
            total,
            tax,
            canceled.Reason
        );
    }

    private static OrderRefunded Refunded(Order order, OrderRefund refund, DateTimeOffset at) =>
        new(
            NewId(),
            at,
            order.Id.Value,
            order.Number,
            refund.Id,
            refund.Amount,
            refund.Tax,
            refund.Reason,
            [
                .. from unit in refund.Lines
                let line = order.Lines.Single(line => line.Id.Value == unit.LineId)
                select new RefundedLine(unit.LineId, line.ProductId, line.Sku, unit.Quantity),
            ]
        );

    private static UnitsCanceled UnitsCanceled(Order.UnitsCanceled canceled)
    {
        var order = canceled.Order;
        return new UnitsCanceled(
            NewId(),
            canceled.At,
            order.Id.Value,
            order.Number,
            canceled.CancellationId,
            canceled.Restock,
            canceled.Total,
            canceled.WaivedAmount,
            TaxIn(order, canceled.WaivedAmount),
            canceled.Reason,
            [
                .. from unit in canceled.Units
                let line = order.Lines.Single(line => line.Id.Value == unit.LineId)
                select new CanceledLine(unit.LineId, line.ProductId, line.Sku, unit.Quantity),
            ]
        );
    }

    private static OrderRevised Revised(Order.Revised revised)
    {
        var order = revised.Order;
        return new OrderRevised(
            NewId(),
            revised.At,
            order.Id.Value,
            order.Number,
            revised.Revision.Id,
            revised.Added,
            TaxIn(order, revised.Added),
            revised.WaivedAmount,
            TaxIn(order, revised.WaivedAmount),
            order.Total,
            [.. revised.More.Select(unit => new RevisedStock(unit.Sku, unit.Quantity))],
            [.. revised.Less.Select(unit => new RevisedStock(unit.Sku, unit.Quantity))],
            revised.Revision.Reason,
            revised.Revision.Changes
        );
    }

    /// <summary>The tax in proportion to the order's.</summary>
    private static Money TaxIn(Order order, Money amount) =>
        order.Total.IsZero ? Money.Zero(order.Currency) : (order.Tax * (amount.Amount / order.Total.Amount)).Rounded();

    private static IReadOnlyList<PlacedLine> Lines(Order order) =>
        [
            .. order.Lines.Select(line => new PlacedLine(
                line.Id.Value,
                line.ProductId,
                line.Sku,
                line.Title,
                line.Quantity,
                line.UnitPrice,
                line.Total,
                line.Cost
            )),
        ];

    private static Guid NewId() => Guid.CreateVersion7();
}
