using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Operations;

/// <summary>
/// Captures what is reserved for a reference, oldest payment first, up to <paramref name="Amount"/>; nothing reserved is nothing to do.
/// Several operations may each capture a part. Repeatable by operation id: a repeat captures nothing more, and asks a provider again that
/// did not answer.
/// </summary>
/// <param name="Amount">Null for all that is reserved.</param>
/// <param name="StaffId">Null when no person asked for it.</param>
public sealed record CapturePayment(Guid Reference, Guid OperationId, Money? Amount, Guid? StaffId = null) : ICommand;
