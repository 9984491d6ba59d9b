using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>
/// The address that opens an order without an account, for staff to hand on; noted in the audit trail each time. The token in it is the
/// order's own, the same each time. Refused for a draft,
/// which nobody but staff may see.
/// </summary>
public sealed record CopyOrderLink(string OrderNumber, Guid StaffId) : ICommand<string>;

/// <summary>Mails that address to the order's own. Repeating it with the same id sends no other mail.</summary>
public sealed record SendOrderLink(string OrderNumber, Guid MailId, Guid StaffId) : ICommand;
