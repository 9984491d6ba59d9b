using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Lets go of all that is held or committed for a reference and not yet consumed. Repeating it with the same operation id, or releasing
/// what is no longer there, is harmless.
/// </summary>
/// <param name="OperationId">Chosen by the caller; one release happens once.</param>
public sealed record ReleaseStock(Guid Reference, Guid OperationId) : ICommand;
