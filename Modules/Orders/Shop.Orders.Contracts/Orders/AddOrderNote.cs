using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Orders;

/// <summary>A remark of the staff in the timeline; shoppers do not see it.</summary>
public sealed record AddOrderNote(string OrderNumber, Guid NoteId, string Text, Guid StaffId) : ICommand;

/// <summary>What a customer ordered so far; for the customer page of the back office.</summary>
public sealed record GetCustomerSummary(IReadOnlyList<Guid> AccountIds) : IQuery<IReadOnlyList<CustomerOrders>>;

public sealed record CustomerOrders(Guid AccountId, int Orders, Money Spent, DateTimeOffset? LastOrderAt);
