using Shop.Kernel.Messaging;
using Shop.Users.Contracts.Addresses;

namespace Shop.Users.Contracts.Customers;

public sealed record GetCustomer(Guid AccountId) : IQuery<CustomerDetail>;

/// <param name="Terms">Null when the customer has to prepay.</param>
public sealed record CustomerDetail(
    Guid AccountId,
    string Name,
    string Email,
    string? Phone,
    DateTimeOffset RegisteredAt,
    DateTimeOffset? LastSignInAt,
    bool IsDisabled,
    IReadOnlyList<SavedAddress> Addresses,
    CreditTerms? Terms
);

/// <summary>
/// Disables an account and ends its sessions, or enables it again. Repeatable. Staff cannot disable themselves or the last owner.
/// </summary>
public sealed record SetAccountDisabled(Guid AccountId, bool IsDisabled, Guid StaffId) : ICommand;
