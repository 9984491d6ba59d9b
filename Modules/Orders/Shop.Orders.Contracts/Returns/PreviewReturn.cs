using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Returns;

/// <summary>
/// What goes back for units that somebody is about to send back, if all of them arrive and are kept. Changes nothing; refused like
/// <see cref="RequestReturn"/> when more is named than can be
/// sent back.
/// </summary>
public sealed record PreviewReturn(string OrderNumber, OrderViewer Viewer, ReturnKind Kind, IReadOnlyList<UnitsToReturn> Lines)
    : IQuery<ReturnPreview>;

/// <param name="Delivery">What of the delivery's price goes back: a withdrawal that leaves nothing of the order gives the standard delivery
/// back
/// (Directive 2011/83/EU, art. 13).</param>
/// <param name="Total">The lines and the delivery, at most what was paid and has not gone back.</param>
/// <param name="TaxLines">The VAT in the total, by rate.</param>
public sealed record ReturnPreview(IReadOnlyList<ReturnPreviewLine> Lines, Money Delivery, Money Total, IReadOnlyList<TaxLine> TaxLines);

/// <param name="Amount">What the units cost, discounts taken off; nothing for units that were paid back already.</param>
public sealed record ReturnPreviewLine(string Title, int Quantity, Money Amount);
