using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Operations;

/// <summary>
/// Voids a reference's uncaptured authorizations, for example when the rest of an order will not ship; captures stay. Does nothing without
/// an authorization. Idempotent by operation id.
/// </summary>
/// <param name="StaffId">Null when automatic.</param>
public sealed record ReleaseAuthorization(Guid Reference, Guid OperationId, Guid? StaffId = null) : ICommand;
