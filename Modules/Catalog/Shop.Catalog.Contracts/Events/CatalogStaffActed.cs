using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Events;

/// <summary>
/// A staff member changed a product by hand; for the audit trail. What an import changes is told by <see cref="ProductsImported"/> once.
/// </summary>
/// <param name="Action">For example <c>priced</c> or <c>archived</c>.</param>
/// <param name="Subject">The product's address.</param>
/// <param name="Detail">The prices that changed, as they were and as they became; null when none did.</param>
[EventName("catalog.staff-acted.v1")]
public sealed record CatalogStaffActed(Guid EventId, DateTimeOffset OccurredAt, Guid StaffId, string Action, string Subject, string? Detail)
    : IIntegrationEvent;
