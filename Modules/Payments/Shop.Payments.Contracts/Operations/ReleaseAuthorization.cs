using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Operations;

/// <summary>
/// Voids what is reserved for a reference and not captured, as when the rest of an order will never ship; captured money stays. Nothing
/// reserved is nothing to do. Repeatable by operation id.
/// </summary>
/// <param name="StaffId">Null when no person asked for it.</param>
public sealed record ReleaseAuthorization(Guid Reference, Guid OperationId, Guid? StaffId = null) : ICommand;
