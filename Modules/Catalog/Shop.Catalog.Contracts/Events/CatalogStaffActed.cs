using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Events;

/// <summary>A staff member changed a product; for the audit trail. Imports publish <see cref="ProductsImported"/> once instead.</summary>
/// <param name="Action">For example <c>priced</c> or <c>archived</c>.</param>
/// <param name="Subject">The product's slug.</param>
/// <param name="Detail">Old and new prices; null when none changed.</param>
[EventName("catalog.staff-acted.v1")]
public sealed record CatalogStaffActed(Guid EventId, DateTimeOffset OccurredAt, Guid StaffId, string Action, string Subject, string? Detail)
    : IIntegrationEvent;
