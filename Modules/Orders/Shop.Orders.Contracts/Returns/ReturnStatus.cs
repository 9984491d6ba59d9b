namespace Shop.Orders.Contracts.Returns;

/// <summary>The status of a return.</summary>
public enum ReturnStatus
{
    Requested,
    Approved,
    Declined,
    InTransit,
    Received,
    Inspected,
    Resolved,
    Closed,
    Canceled,
    Expired,
}
