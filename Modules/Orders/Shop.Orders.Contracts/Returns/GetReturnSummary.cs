using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Returns;

/// <summary>The data for a customer email about a return and its order.</summary>
public sealed record GetReturnSummary(Guid ReturnId) : IQuery<ReturnSummary>;

/// <param name="ArriveBy">Null until the return is approved.</param>
/// <param name="SendTo">Null when no location has an address.</param>
public sealed record ReturnSummary(
    string Number,
    ReturnKind Kind,
    DateTimeOffset RequestedAt,
    DateTimeOffset? ArriveBy,
    PostalAddress? SendTo,
    IReadOnlyList<ReturnSummaryLine> Lines,
    OrderSummary Order
);

/// <param name="Title">With the variant.</param>
public sealed record ReturnSummaryLine(string Title, int Quantity);
