using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Events;

/// <summary>An import with changes finished or was canceled; for the audit trail.</summary>
[EventName("catalog.products-imported.v1")]
public sealed record ProductsImported(
    Guid EventId,
    DateTimeOffset OccurredAt,
    Guid ImportId,
    string FileName,
    int ProductsCreated,
    int ProductsUpdated,
    int ProductsRejected,
    Guid? StaffId
) : IIntegrationEvent;
