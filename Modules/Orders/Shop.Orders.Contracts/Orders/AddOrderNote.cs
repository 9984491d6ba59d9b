using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>Adds a staff-only note to the timeline.</summary>
public sealed record AddOrderNote(string OrderNumber, Guid NoteId, string Text, Guid StaffId) : ICommand;

/// <summary>A customer's order totals, for the customer page of the back office.</summary>
public sealed record GetCustomerSummary(IReadOnlyList<Guid> AccountIds) : IQuery<IReadOnlyList<CustomerOrders>>;

public sealed record CustomerOrders(Guid AccountId, int Orders, Money Spent, DateTimeOffset? LastOrderAt);
