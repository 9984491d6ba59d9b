using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Operations;

/// <summary>
/// Captures a reference's authorizations, oldest first, up to <paramref name="Amount"/>; does nothing without an authorization. Several
/// operations may each capture a part. Idempotent by operation id: a repeat captures nothing more and retries a provider that did not
/// respond.
/// </summary>
/// <param name="Amount">Null for everything authorized.</param>
/// <param name="StaffId">Null when automatic.</param>
public sealed record CapturePayment(Guid Reference, Guid OperationId, Money? Amount, Guid? StaffId = null) : ICommand;
