using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Operations;

/// <summary>
/// Books money that arrived outside any provider (bank transfer, cash) on an offline payment; less or more than was asked is possible.
/// Repeatable by operation id.
/// </summary>
public sealed record RecordManualPayment(Guid PaymentId, Guid OperationId, Money Amount, string? Note, Guid StaffId) : ICommand;
