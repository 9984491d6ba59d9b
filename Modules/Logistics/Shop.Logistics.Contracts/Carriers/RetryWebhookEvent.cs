using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Carriers;

/// <summary>
/// Retries a parked webhook event. Refused with the reason when it still cannot be applied, or was discarded. An event that was applied in
/// the meantime is unchanged, so repeating it is harmless.
/// </summary>
public sealed record RetryWebhookEvent(string Carrier, string WebhookEventId, Guid StaffId) : ICommand;

/// <summary>
/// Discards a parked webhook event; it is kept, but no longer listed. Refused when it was applied in the meantime
/// (<c>logistics.webhook-event-applied</c>). Repeatable.
/// </summary>
public sealed record DiscardWebhookEvent(string Carrier, string WebhookEventId, string Reason, Guid StaffId) : ICommand;
