using Shop.Kernel.Messaging;

namespace Shop.Users.Contracts.Staff;

/// <summary>
/// Creates a staff account with one role (owner, manager, support, warehouse, analyst) and emails a one-time link to set its password.
/// Refused for an existing customer account; an invited address is emailed again.
/// </summary>
public sealed record InviteStaff(string Email, string Name, string Role, Guid StaffId) : ICommand;

/// <summary>Replaces a staff member's role. The last owner's role cannot be changed.</summary>
public sealed record ChangeStaffRole(Guid AccountId, string Role, Guid StaffId) : ICommand;
