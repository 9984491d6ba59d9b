using Shop.Kernel.Messaging;
using Shop.Users.Contracts.Addresses;

namespace Shop.Users.Contracts.Customers;

public sealed record GetCustomer(Guid AccountId) : IQuery<CustomerDetail>;

public sealed record CustomerDetail
{
    public required Guid AccountId { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required string? Phone { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }

    public required DateTimeOffset? LastSignInAt { get; init; }

    public required bool IsDisabled { get; init; }

    public required IReadOnlyList<SavedAddress> Addresses { get; init; }

    /// <summary>Null when the customer has to prepay.</summary>
    public required CreditTerms? Terms { get; init; }
}

/// <summary>
/// Disables an account and ends its sessions, or enables it again. Repeatable. Staff cannot disable themselves or the last owner.
/// </summary>
public sealed record SetAccountDisabled(Guid AccountId, bool IsDisabled, Guid StaffId) : ICommand;
