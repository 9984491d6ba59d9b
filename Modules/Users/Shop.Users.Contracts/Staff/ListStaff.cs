using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Staff;

/// <summary>All staff members.</summary>
public sealed record ListStaff : IQuery<IReadOnlyList<StaffItem>>;

public sealed record StaffItem(
    Guid AccountId,
    string Name,
    string Email,
    IReadOnlyList<string> Roles,
    bool IsDisabled,
    DateTimeOffset? LastSignInAt
);
