using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Carriers;

/// <summary>
/// Webhook events of carriers that could not be applied, because the parcel is unknown or its status does not allow the transition; oldest
/// first, at most 200.
/// </summary>
public sealed record ListParkedWebhookEvents : IQuery<IReadOnlyList<ParkedWebhookEvent>>;

/// <param name="Id">The carrier's id of the event.</param>
/// <param name="Because">Why it could not be applied.</param>
/// <param name="Body">The body as received.</param>
public sealed record ParkedWebhookEvent(string Carrier, string Id, Error Because, string Body, DateTimeOffset ReceivedAt);
