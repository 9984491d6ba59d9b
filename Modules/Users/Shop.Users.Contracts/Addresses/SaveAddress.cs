using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Addresses;

/// <summary>Adds an address under an id chosen by the caller, or changes it. At most 20 per account. Repeatable.</summary>
public sealed record SaveAddress(Guid AccountId, Guid AddressId, PostalAddress Address, bool IsDefault) : ICommand
{
    /// <summary>True when the customer confirmed a postal code that does not match its country's format.</summary>
    public bool KeepsPostalCodes { get; init; }
}

/// <summary>Deletes an address. Repeatable; orders keep their copies.</summary>
public sealed record DeleteAddress(Guid AccountId, Guid AddressId) : ICommand;
