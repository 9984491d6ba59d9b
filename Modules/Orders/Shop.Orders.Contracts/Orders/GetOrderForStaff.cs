using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Documents;

namespace Shop.Orders.Contracts.Orders;

/// <summary>One order with what staff need to act on it. The number is case-insensitive.</summary>
public sealed record GetOrderForStaff(string OrderNumber) : IQuery<StaffOrderView>;

/// <param name="Disputed">Amount the provider withholds in open disputes.</param>
/// <param name="ChargedBack">Amount lost in disputes.</param>
/// <param name="CreditDays">Days until payment is due if this draft is confirmed on credit terms; null for other orders, and for customers
/// without terms.</param>
/// <param name="Documents">Oldest first, with packing slips.</param>
/// <param name="Locations">All stock locations by priority, including inactive ones.</param>
public sealed record StaffOrderView(
    OrderView Order,
    Money Disputed,
    Money ChargedBack,
    int? CreditDays,
    IReadOnlyList<DocumentItem> Documents,
    IReadOnlyList<OrderLocation> Locations
);

/// <param name="IsActive">False: shipments cannot leave from it.</param>
public sealed record OrderLocation(string Code, string Name, bool IsActive);
