using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Staff;

/// <summary>
/// Gives an address a staff account with one role (owner, manager, support, warehouse, analyst) and mails a one-time link to set its
/// password.
/// An existing customer account is refused; an invited one is mailed again.
/// </summary>
public sealed record InviteStaff(string Email, string Name, string Role, Guid StaffId) : ICommand;

/// <summary>Replaces a staff member's role. The last owner keeps the role.</summary>
public sealed record ChangeStaffRole(Guid AccountId, string Role, Guid StaffId) : ICommand;
