using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Events;

/// <summary>A staff member retried or discarded a carrier's webhook event; for the audit trail.</summary>
/// <param name="Subject">The carrier's id of the event.</param>
[EventName("logistics.staff-acted.v1")]
public sealed record LogisticsStaffActed(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid StaffId,
    string Action,
    string Subject,
    Message? Detail
) : IIntegrationEvent;
