using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Reporting.Contracts.Audit;

/// <summary>Staff actions, newest first; never changed, never deleted.</summary>
public sealed record ListAudit(string? Query, int Page, int PageSize) : IQuery<PagedList<AuditItem>>;

public sealed record AuditItem(Guid Id, DateTimeOffset At, Guid StaffId, Message Action, string Subject, Message? Detail);
