using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Accounts;

/// <summary>
/// Checks credentials and opens a session. Wrong address, wrong password and disabled account give the same refusal
/// (<c>users.sign-in-failed</c>); after too many failures the account is locked for a while (<c>users.locked-out</c>). The host issues the
/// cookie.
/// </summary>
public sealed record SignIn(string Email, string Password, string? IpAddress, string? UserAgent) : ICommand<SignedIn>;

public sealed record SignedIn(Guid SessionId, Guid AccountId, string Name, bool IsStaff);
