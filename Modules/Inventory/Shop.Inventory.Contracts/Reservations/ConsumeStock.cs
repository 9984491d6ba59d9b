using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Units left the house: takes them off on hand and off the reference's commitment. Refused when more is consumed than is committed, or
/// than is committed at
/// the location that is named. Repeating it with the same operation id is harmless.
/// </summary>
/// <param name="OperationId">The shipment's id.</param>
/// <param name="Location">Code of the location that they leave; null for wherever they are promised from.</param>
public sealed record ConsumeStock(Guid Reference, Guid OperationId, IReadOnlyList<StockLine> Lines, string? Location = null) : ICommand;
