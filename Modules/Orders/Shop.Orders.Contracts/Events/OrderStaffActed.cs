using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>A staff member changed an order (refund, cancellation, hold, shipment, recorded payment); for the audit trail.</summary>
[EventName("orders.staff-acted.v1")]
public sealed record OrderStaffActed(Guid EventId, DateTimeOffset OccurredAt, Guid StaffId, string Action, string Number, Message? Detail)
    : IIntegrationEvent;
