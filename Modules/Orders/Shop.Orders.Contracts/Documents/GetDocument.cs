using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Documents;

public enum DocumentKind
{
    /// <summary>One an order, numbered without gaps within its year, issued once the money was received.</summary>
    Invoice,

    /// <summary>Corrects part of an invoice; one per refund, numbered in its own series.</summary>
    CreditNote,

    /// <summary>What is in a parcel, without prices.</summary>
    PackingSlip,
}

/// <summary>A document as it was issued, HTML made for print. It never changes: what is wrong is put right by another one.</summary>
public sealed record GetDocument(string OrderNumber, OrderViewer Viewer, Guid DocumentId) : IQuery<IssuedDocument>;

/// <param name="Html">A whole page that loads nothing from elsewhere.</param>
public sealed record IssuedDocument(Guid Id, DocumentKind Kind, string Number, DateTimeOffset IssuedAt, string Html);

/// <summary>The documents of an order, oldest first; shoppers do not see packing slips.</summary>
public sealed record ListDocuments(string OrderNumber, OrderViewer Viewer) : IQuery<IReadOnlyList<DocumentItem>>;

public sealed record DocumentItem(Guid Id, DocumentKind Kind, string Number, DateTimeOffset IssuedAt);

/// <summary>Issues the packing slip of a shipment, or answers the one that was issued for the same units before.</summary>
public sealed record IssuePackingSlip(string OrderNumber, Guid ShipmentId) : ICommand<IssuedDocument>;
