using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Staff;

/// <summary>
/// Prepares the first owner's account and returns the path of a one-time link to set its password. Refused once an owner can sign in.
/// </summary>
public sealed record CreateOwnerLink(string Email) : ICommand<string>;
