using Shop.Kernel;

namespace Shop.Orders.Domain.Returns;

internal sealed partial class Return
{
    internal sealed record Requested(Return Return, DateTimeOffset At) : IDomainEvent;

    internal sealed record Approved(Return Return, DateTimeOffset At) : IDomainEvent;

    internal sealed record Declined(Return Return, string Reason, DateTimeOffset At) : IDomainEvent;

    internal sealed record Inspected(Return Return, string? Location, DateTimeOffset At) : IDomainEvent;

    internal sealed record Resolved(Return Return, DateTimeOffset At) : IDomainEvent;
}
