using Shop.Kernel.Messaging;

namespace Shop.Orders.Application;

// Events the module handles itself to resume interrupted work.

[EventName("orders.units-assigned.v1")]
internal sealed record UnitsAssigned(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, Guid ShipmentId) : IIntegrationEvent;

[EventName("orders.repacking-begun.v1")]
internal sealed record RepackingBegun(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, Guid ShipmentId) : IIntegrationEvent;

[EventName("orders.refund-started.v1")]
internal sealed record RefundRequested(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId, Guid RefundId) : IIntegrationEvent;

[EventName("orders.tenders-taken.v1")]
internal sealed record TendersTaken(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId) : IIntegrationEvent;

[EventName("orders.nothing-to-pay.v1")]
internal sealed record NothingToPay(Guid EventId, DateTimeOffset OccurredAt, Guid OrderId) : IIntegrationEvent;

/// <param name="Location">Code of the location to restock; null for the shop's first.</param>
[EventName("orders.return-inspected.v1")]
internal sealed record ReturnInspected(Guid EventId, DateTimeOffset OccurredAt, Guid ReturnId, string? Location) : IIntegrationEvent;
