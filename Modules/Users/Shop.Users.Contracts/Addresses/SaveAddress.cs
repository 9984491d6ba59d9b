using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Addresses;

/// <summary>Adds an address under an id that the caller chose, or changes it. At most 20 an account. Repeatable.</summary>
public sealed record SaveAddress(Guid AccountId, Guid AddressId, PostalAddress Address, bool IsDefault) : ICommand
{
    /// <summary>True when whoever typed it was asked about a postal code that its country does not seem to have, and says that it is right.
    /// </summary>
    public bool KeepsPostalCodes { get; init; }
}

/// <summary>Takes an address out of the book. Repeatable; orders keep their copies.</summary>
public sealed record DeleteAddress(Guid AccountId, Guid AddressId) : ICommand;
