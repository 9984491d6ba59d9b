using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Operations;

/// <summary>
/// Lets go of a reference that came to nothing: cancels undecided attempts, voids what is authorized, and refunds what was captured, as
/// canceled and expired
/// orders keep no money. From then on money that arrives late for the reference is sent back too. Repeatable.
/// </summary>
public sealed record ReleasePayments(Guid Reference, Guid OperationId, string Reason) : ICommand;
