using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Carriers;

/// <summary>
/// Retries a parked webhook event. Refused with the reason when it still cannot be applied (<c>logistics.notice-parked</c>) or was
/// discarded (<c>logistics.notice-discarded</c>). An event that was applied in the meantime is unchanged, so repeating it is harmless.
/// </summary>
public sealed record RetryNotice(string Carrier, string NoticeId, Guid StaffId) : ICommand;

/// <summary>
/// Discards a parked webhook event; it is kept, but no longer listed. Refused when it was applied in the meantime
/// (<c>logistics.notice-worked</c>). Repeatable.
/// </summary>
public sealed record DiscardNotice(string Carrier, string NoticeId, string Reason, Guid StaffId) : ICommand;
