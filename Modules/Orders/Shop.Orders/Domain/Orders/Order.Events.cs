using Shop.Kernel;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Domain.Orders;

internal sealed partial class Order
{
    internal sealed record Placed(Order Order, SalesChannel Channel, DateTimeOffset At) : IDomainEvent;

    internal sealed record NothingToPay(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record TendersTaken(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record Confirmed(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record Canceled(Order Order, bool WasConfirmed, Message Reason, DateTimeOffset At) : IDomainEvent;

    internal sealed record Expired(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record Completed(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record UnitsAssigned(Order Order, Guid ShipmentId, DateTimeOffset At) : IDomainEvent;

    internal sealed record RepackingBegun(Order Order, Guid ShipmentId, DateTimeOffset At) : IDomainEvent;

    internal sealed record RefundStarted(Order Order, OrderRefund Refund, DateTimeOffset At) : IDomainEvent;

    internal sealed record RefundSucceeded(Order Order, OrderRefund Refund, DateTimeOffset At) : IDomainEvent;

    /// <param name="Total">Price of the units.</param>
    /// <param name="WaivedAmount">The unpaid part, which is waived.</param>
    internal sealed record UnitsCanceled(
        Order Order,
        Guid CancellationId,
        IReadOnlyList<LineQuantity> Units,
        bool Restock,
        Money Total,
        Money WaivedAmount,
        string Reason,
        DateTimeOffset At
    ) : IDomainEvent;

    /// <param name="WaivedAmount">Price reduction that had not been paid.</param>
    internal sealed record Revised(
        Order Order,
        OrderRevision Revision,
        Money Added,
        Money WaivedAmount,
        IReadOnlyList<RevisedUnits> More,
        IReadOnlyList<RevisedUnits> Less,
        DateTimeOffset At
    ) : IDomainEvent;

    internal sealed record PaymentLinkSent(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record PaymentReminderDue(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record TenderRefused(Order Order, Money Outstanding, Message Reason, DateTimeOffset At) : IDomainEvent;

    internal sealed record CreditTermsApplied(Order Order, DateTimeOffset At) : IDomainEvent;

    internal sealed record RefundPaid(Order Order, Guid RefundId, Money Amount, bool IsStoreCredit, DateTimeOffset At) : IDomainEvent;

    internal sealed record LinkRequested(Order Order, Guid MailId, DateTimeOffset At) : IDomainEvent;

    internal sealed record StaffActed(Guid StaffId, string Action, string Number, Message? Detail, DateTimeOffset At) : IDomainEvent;
}
