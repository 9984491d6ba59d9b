using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>What an account has to its credit in a currency.</summary>
public sealed record GetStoreCredit(Guid AccountId, Currency Currency) : IQuery<StoreCredit>;

/// <param name="Id">To hold and pay with; null when the account never had any.</param>
/// <param name="Balance">What can be paid with it now.</param>
public sealed record StoreCredit(Guid? Id, Money Balance);

/// <summary>Gives an account store credit. Repeatable by operation id.</summary>
/// <param name="StaffId">Null when no person asked for it.</param>
public sealed record CreditStoreAccount(Guid OperationId, Guid AccountId, Money Amount, string Reason, Guid? StaffId)
    : ICommand<StoreCredit>;
