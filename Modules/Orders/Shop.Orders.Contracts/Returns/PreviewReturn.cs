using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Returns;

/// <summary>
/// Estimates the refund of a return, assuming all units are received and accepted. Read-only; refused like <see cref="RequestReturn"/> when
/// more units are given than can be returned.
/// </summary>
public sealed record PreviewReturn(string OrderNumber, OrderViewer Viewer, ReturnKind Kind, IReadOnlyList<UnitsToReturn> Lines)
    : IQuery<ReturnPreview>;

/// <param name="Delivery">Shipping refund: withdrawing from the whole order refunds standard shipping (Directive 2011/83/EU, art.
/// 13).</param>
/// <param name="Total">Lines and shipping, capped at the amount captured and not yet refunded.</param>
/// <param name="TaxLines">The VAT in the total, by rate.</param>
public sealed record ReturnPreview(IReadOnlyList<ReturnPreviewLine> Lines, Money Delivery, Money Total, IReadOnlyList<TaxLine> TaxLines);

/// <param name="Amount">Price of the units after discounts; zero for units already refunded.</param>
public sealed record ReturnPreviewLine(string Title, int Quantity, Money Amount);
