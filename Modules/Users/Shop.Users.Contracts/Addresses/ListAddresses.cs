using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Addresses;

/// <summary>The account's address book, default first.</summary>
public sealed record ListAddresses(Guid AccountId) : IQuery<IReadOnlyList<SavedAddress>>;

public sealed record SavedAddress(Guid Id, PostalAddress Address, bool IsDefault);
