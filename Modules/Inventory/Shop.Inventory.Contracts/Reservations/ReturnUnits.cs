using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Inventory.Contracts.Reservations;

/// <summary>
/// Units came back and were looked at. Only sellable ones go on hand; damaged ones are written in and off again, so that the movement list
/// tells of them;
/// missing ones and those sent back to the shopper are noted there and move nothing. The caller knows how many may come back. Repeating it
/// with the same
/// operation id is harmless.
/// </summary>
/// <param name="Location">Code of the location where they arrived; null for the shop's first.</param>
/// <param name="Reason">Shown in the movement list, for example "Return R-100042-1".</param>
public sealed record ReturnUnits(
    Guid Reference,
    Guid OperationId,
    string? Location,
    IReadOnlyList<ReturnedUnits> Units,
    string Reason,
    Guid? StaffId
) : ICommand;

/// <param name="Sku">As it was ordered: a bundle comes back as its parts.</param>
public sealed record ReturnedUnits(Sku Sku, int Quantity, ReturnDisposition Disposition);

public enum ReturnDisposition
{
    Sellable,
    Damaged,

    /// <summary>Was not in the parcel.</summary>
    Missing,

    /// <summary>Goes back to the shopper.</summary>
    SentBack,
}
