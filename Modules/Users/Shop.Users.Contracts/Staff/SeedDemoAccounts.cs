using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Staff;

/// <summary>Creates the demo accounts and the demo API key, with well-known secrets. Refused outside Development. Repeatable.</summary>
public sealed record SeedDemoAccounts : ICommand<IReadOnlyList<DemoAccount>>;

public sealed record DemoAccount(Guid AccountId, string Email, string Name, bool IsStaff);
