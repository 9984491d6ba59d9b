using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Events;

/// <summary>A staff member changed an account or a role; for the audit trail.</summary>
[EventName("users.staff-acted.v1")]
public sealed record StaffActed(Guid EventId, DateTimeOffset OccurredAt, Guid StaffId, string Action, string Subject, Message? Detail)
    : IIntegrationEvent;
