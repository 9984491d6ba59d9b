using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Events;

/// <summary>A staff member changed a payment (capture, void, gift card, reconciliation); for the audit trail.</summary>
/// <param name="Subject">The order number, gift card or charge concerned.</param>
[EventName("payments.staff-acted.v1")]
public sealed record PaymentStaffActed(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid StaffId,
    string Action,
    string Subject,
    Message? Detail
) : IIntegrationEvent;
