using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Operations;

/// <summary>
/// Releases the payments of a canceled or expired reference: cancels pending attempts, voids authorizations and refunds captures. Payments
/// that arrive later for the reference are refunded, too. Idempotent.
/// </summary>
public sealed record ReleasePayments(Guid Reference, Guid OperationId, Message Reason) : ICommand;
