using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Consumes shipped units: removes them from on hand and from the reference's commitment. Refused when more is consumed than is committed,
/// in total or at the given location. Repeating it with the same operation id is harmless.
/// </summary>
/// <param name="OperationId">The shipment's id.</param>
/// <param name="Location">Code of the location they ship from; null for wherever they are reserved.</param>
public sealed record ConsumeStock(Guid Reference, Guid OperationId, IReadOnlyList<StockLine> Lines, string? Location = null) : ICommand;
