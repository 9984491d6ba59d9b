using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Events;

/// <summary>The category tree changed: names, slugs, order or structure.</summary>
[EventName("catalog.categories-changed.v1")]
public sealed record CategoriesChanged(Guid EventId, DateTimeOffset OccurredAt, Guid? StaffId) : IIntegrationEvent;
