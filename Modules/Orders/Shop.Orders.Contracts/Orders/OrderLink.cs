using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>
/// Returns the link that opens an order without an account; every call is recorded in the audit trail. The link is the same each time.
/// Refused for drafts, which only staff can see.
/// </summary>
public sealed record CopyOrderLink(string OrderNumber, Guid StaffId) : ICommand<string>;

/// <summary>Emails the link to the order's email address. The same id sends one email only.</summary>
public sealed record SendOrderLink(string OrderNumber, Guid MailId, Guid StaffId) : ICommand;
