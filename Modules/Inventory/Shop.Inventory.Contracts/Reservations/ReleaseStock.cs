using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Releases everything held or committed for a reference and not yet consumed. Repeating it with the same operation id, or releasing what
/// was released before, is harmless.
/// </summary>
/// <param name="OperationId">Chosen by the caller; each id is applied once.</param>
public sealed record ReleaseStock(Guid Reference, Guid OperationId) : ICommand;
