using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Records returned units after inspection. Only sellable ones are restocked; damaged ones are received and written off, so that both
/// movements appear in the list; missing ones and those sent back to the shopper are only noted. The caller checks how many can be
/// returned. Repeating it with the same operation id is harmless.
/// </summary>
/// <param name="Location">Code of the location that received them; null for the default location.</param>
/// <param name="ReturnNumber">Shown in the movement list, for example <c>R-100042-1</c>.</param>
public sealed record ReturnUnits(
    Guid Reference,
    Guid OperationId,
    string? Location,
    IReadOnlyList<ReturnedUnits> Units,
    string ReturnNumber,
    Guid? StaffId
) : ICommand;

/// <param name="Sku">As ordered: a bundle is returned as its parts.</param>
public sealed record ReturnedUnits(Sku Sku, int Quantity, ReturnDisposition Disposition);

public enum ReturnDisposition
{
    Sellable,
    Damaged,

    /// <summary>Not in the parcel.</summary>
    Missing,

    /// <summary>Sent back to the shopper.</summary>
    SentBack,
}
