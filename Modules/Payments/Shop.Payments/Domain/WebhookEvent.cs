using Shop.Kernel;

namespace Shop.Payments.Domain;

/// <summary>
/// A webhook event, stored permanently under the provider's id so that it is processed once. Parked when its payment is unknown.
/// </summary>
internal sealed class WebhookEvent(string id, string provider, string body, DateTimeOffset receivedAt)
{
    public string Id { get; private set; } = id;

    public string Provider { get; private set; } = provider;

    public string Body { get; private set; } = body;

    public DateTimeOffset ReceivedAt { get; private set; } = receivedAt;

    public DateTimeOffset? ParkedAt { get; private set; }

    public Message? ParkedBecause { get; private set; }

    /// <summary>When a parked event was processed.</summary>
    public DateTimeOffset? WorkedAt { get; private set; }

    public void MarkWorked(DateTimeOffset now) => WorkedAt = now;

    public void Park(Error because, DateTimeOffset now) => (ParkedAt, ParkedBecause) = (now, Message.Of(because));
}
