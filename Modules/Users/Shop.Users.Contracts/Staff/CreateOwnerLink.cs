using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Staff;

/// <summary>
/// Prepares the first owner's account and answers the path of a one-time link that sets its password. Refused once an owner can sign in.
/// </summary>
public sealed record CreateOwnerLink(string Email) : ICommand<string>;
