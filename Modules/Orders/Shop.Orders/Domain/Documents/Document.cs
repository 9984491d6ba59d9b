using Shop.Kernel;
using Shop.Orders.Domain.Orders;
using DocumentKind = Shop.Orders.Contracts.Documents.DocumentKind;

namespace Shop.Orders.Domain.Documents;

internal readonly record struct DocumentId(Guid Value) : IEntityId<DocumentId>
{
    public static DocumentId From(Guid value) => new(value);
}

/// <summary>An immutable issued document.</summary>
internal sealed class Document(
    DocumentId id,
    OrderId orderId,
    DocumentKind kind,
    Guid subject,
    string series,
    int sequence,
    string number,
    string html,
    DateTimeOffset issuedAt
)
{
    public DocumentId Id { get; private set; } = id;

    public OrderId OrderId { get; private set; } = orderId;

    public DocumentKind Kind { get; private set; } = kind;

    /// <summary>The order, refund, revision, shipment or latest repacking it was issued for. One document per kind and subject.</summary>
    public Guid Subject { get; private set; } = subject;

    /// <summary>The gapless number series: <c>invoice-2026</c>, <c>credit-note-2026</c>; the order for packing slips.</summary>
    public string Series { get; private set; } = series;

    public int Sequence { get; private set; } = sequence;

    public string Number { get; private set; } = number;

    public string Html { get; private set; } = html;

    public DateTimeOffset IssuedAt { get; private set; } = issuedAt;
}

/// <summary>
/// The last number of a series. Incremented in the transaction that issues the documents, so that a failure leaves no gap.
/// </summary>
internal sealed class DocumentSeries(string id, int last)
{
    public string Id { get; private set; } = id;

    public int Last { get; private set; } = last;
}
