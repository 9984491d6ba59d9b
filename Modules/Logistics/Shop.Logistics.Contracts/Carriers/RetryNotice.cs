using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Carriers;

/// <summary>
/// Works a notice that was put aside once more. Refused with the reason when nothing can be done with it still
/// (<c>logistics.notice-parked</c>), or when it was discarded
/// (<c>logistics.notice-discarded</c>). One that was worked meanwhile stays as it is, so repeating it is harmless.
/// </summary>
public sealed record RetryNotice(string Carrier, string NoticeId, Guid StaffId) : ICommand;

/// <summary>
/// Gives a notice up that was put aside; it is kept, but not shown any more. Refused when it was worked meanwhile
/// (<c>logistics.notice-worked</c>). Repeatable.
/// </summary>
public sealed record DiscardNotice(string Carrier, string NoticeId, string Reason, Guid StaffId) : ICommand;
