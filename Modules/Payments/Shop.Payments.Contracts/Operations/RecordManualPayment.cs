using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Operations;

/// <summary>
/// Records a payment received outside any provider (bank transfer, cash) on an offline attempt; the amount may differ from the requested
/// one. Idempotent by operation id.
/// </summary>
public sealed record RecordManualPayment(Guid PaymentId, Guid OperationId, Money Amount, string? Note, Guid StaffId) : ICommand;
