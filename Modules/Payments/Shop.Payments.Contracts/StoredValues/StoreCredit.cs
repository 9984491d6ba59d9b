using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>An account's store credit in a currency.</summary>
public sealed record GetStoreCredit(Guid AccountId, Currency Currency) : IQuery<StoreCredit>;

/// <param name="Id">The stored value's id; null when the account never had store credit.</param>
/// <param name="Balance">The available balance.</param>
public sealed record StoreCredit(Guid? Id, Money Balance);

/// <summary>Adds store credit to an account. Idempotent by operation id.</summary>
/// <param name="StaffId">Null when automatic.</param>
public sealed record CreditStoreAccount(Guid OperationId, Guid AccountId, Money Amount, string Reason, Guid? StaffId)
    : ICommand<StoreCredit>;
