using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>
/// Returns the link that opens an order without an account; every call is recorded in the audit trail. The link is the same each time.
/// Refused for drafts, which only staff can see.
/// </summary>
public sealed record CopyOrderLink(string OrderNumber, Guid StaffId) : ICommand<string>;

/// <summary>Mails that address to the order's own. Repeating it with the same id sends no other mail.</summary>
public sealed record SendOrderLink(string OrderNumber, Guid MailId, Guid StaffId) : ICommand;
