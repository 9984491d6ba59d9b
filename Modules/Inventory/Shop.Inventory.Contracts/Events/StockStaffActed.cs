using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Events;

/// <summary>A staff member changed on hand; for the audit trail. Raised once per changed location; its id is the movement's id.</summary>
/// <param name="Action">The kind of movement, for example <c>counted</c>.</param>
/// <param name="Detail">The difference, the new on hand, and the reason given.</param>
[EventName("inventory.staff-acted.v1")]
public sealed record StockStaffActed(Guid EventId, DateTimeOffset OccurredAt, Guid StaffId, string Action, Sku Sku, Message? Detail)
    : IIntegrationEvent;
