using Shop.Kernel;

namespace Shop.Logistics.Domain.Shipments;

/// <summary>
/// A carrier's webhook event, kept permanently under the carrier's id so that it is never applied twice. Parked when it is about an unknown
/// parcel.
/// </summary>
internal sealed class CarrierWebhookEvent(string id, string carrier, string body, DateTimeOffset receivedAt)
{
    public string Id { get; private set; } = id;

    public string Carrier { get; private set; } = carrier;

    public string Body { get; private set; } = body;

    public DateTimeOffset ReceivedAt { get; private set; } = receivedAt;

    public DateTimeOffset? ParkedAt { get; private set; }

    public Message? ParkedBecause { get; private set; }

    /// <summary>When staff discarded it.</summary>
    public DateTimeOffset? DiscardedAt { get; private set; }

    public void Park(Error because, DateTimeOffset now) => (ParkedAt, ParkedBecause) = (now, Message.Of(because));

    public void Unpark() => (ParkedAt, ParkedBecause) = (null, null);

    public void Discard(DateTimeOffset now) => DiscardedAt = now;
}
