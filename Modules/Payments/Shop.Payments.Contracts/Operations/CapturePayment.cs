using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Operations;

/// <summary>
/// Captures what is authorized for a reference, up to <paramref name="Amount"/>; nothing authorized is nothing to do. Repeatable by operation id.
/// </summary>
/// <param name="Amount">Null for all that is authorized.</param>
public sealed record CapturePayment(Guid Reference, Guid OperationId, Money? Amount) : ICommand;
