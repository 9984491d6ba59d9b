using Shop.Kernel;
using Shop.Orders.Domain.Orders;

namespace Shop.Orders.Application.Orders;

/// <summary>Finds order lines by line id or SKU.</summary>
internal static class LineResolver
{
    /// <exception cref="DomainException">No such line.</exception>
    public static IReadOnlyList<LineQuantity> Resolve(Order order, IEnumerable<(string Line, int Quantity)> named) =>
        [
            .. named
                .Select(unit => (Line: Find(order, unit.Line), unit.Quantity))
                .GroupBy(unit => unit.Line.Id)
                .Select(group => new LineQuantity(group.Key.Value, group.Sum(unit => unit.Quantity))),
        ];

    private static LineItem Find(Order order, string name) =>
        order.Lines.FirstOrDefault(line =>
            (Guid.TryParse(name, out var id) && line.Id.Value == id) || (Sku.TryParse(name, out var sku) && line.Sku == sku)
        ) ?? throw new DomainException(OrderErrors.UnknownLine);
}
