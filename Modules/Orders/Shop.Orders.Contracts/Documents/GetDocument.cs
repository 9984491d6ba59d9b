using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Documents;

public enum DocumentKind
{
    /// <summary>One per order, numbered without gaps within its year, issued once the payment was received.</summary>
    Invoice,

    /// <summary>Corrects part of an invoice; one per refund, numbered in its own series.</summary>
    CreditNote,

    /// <summary>The contents of a shipment, without prices.</summary>
    PackingSlip,
}

/// <summary>An issued document as printable HTML. It is immutable; corrections are separate documents.</summary>
public sealed record GetDocument(string OrderNumber, OrderViewer Viewer, Guid DocumentId) : IQuery<IssuedDocument>;

/// <param name="Html">A self-contained page without external resources.</param>
public sealed record IssuedDocument(Guid Id, DocumentKind Kind, string Number, DateTimeOffset IssuedAt, string Html);

/// <summary>The documents of an order, oldest first; shoppers do not see packing slips.</summary>
public sealed record ListDocuments(string OrderNumber, OrderViewer Viewer) : IQuery<IReadOnlyList<DocumentItem>>;

public sealed record DocumentItem(Guid Id, DocumentKind Kind, string Number, DateTimeOffset IssuedAt);

/// <summary>Issues a shipment's packing slip, or returns the one already issued for the same units.</summary>
public sealed record IssuePackingSlip(string OrderNumber, Guid ShipmentId) : ICommand<IssuedDocument>;
