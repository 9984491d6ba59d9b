using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Events;

/// <summary>
/// A staff member changed what is on hand; for the audit trail. Once for each location that changed; its id is the movement's.
/// </summary>
/// <param name="Action">The kind of the movement, for example <c>counted</c>.</param>
/// <param name="Detail">How many units came or went, how many are on hand there since, and the reason that was given.</param>
[EventName("inventory.staff-acted.v1")]
public sealed record StockStaffActed(Guid EventId, DateTimeOffset OccurredAt, Guid StaffId, string Action, Sku Sku, string? Detail)
    : IIntegrationEvent;
