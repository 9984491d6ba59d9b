using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Events;

/// <summary>A staff member changed a promotion or its codes; for the audit trail.</summary>
[EventName("orders.promotion-staff-acted.v1")]
public sealed record PromotionStaffActed(Guid EventId, DateTimeOffset OccurredAt, Guid StaffId, string Action, string Promotion)
    : IIntegrationEvent;
