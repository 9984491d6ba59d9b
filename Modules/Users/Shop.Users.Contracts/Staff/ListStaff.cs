using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Staff;

/// <summary>Everybody who works here.</summary>
public sealed record ListStaff : IQuery<IReadOnlyList<StaffItem>>;

public sealed record StaffItem(
    Guid AccountId,
    string Name,
    string Email,
    IReadOnlyList<string> Roles,
    bool IsDisabled,
    DateTimeOffset? LastSignInAt
);
