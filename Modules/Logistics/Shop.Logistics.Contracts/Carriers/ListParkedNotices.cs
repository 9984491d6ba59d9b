using Shop.Kernel.Messaging;

namespace Shop.Logistics.Contracts.Carriers;

/// <summary>
/// Carriers' notices with which nothing could be done, because the parcel is unknown or there is no way from its status; oldest first, at
/// most 200.
/// </summary>
public sealed record ListParkedNotices : IQuery<IReadOnlyList<ParkedNotice>>;

/// <param name="Id">The carrier's own id of the notice.</param>
/// <param name="Because">Why nothing could be done, in words.</param>
/// <param name="Body">As it came in.</param>
public sealed record ParkedNotice(string Carrier, string Id, string Because, string Body, DateTimeOffset ReceivedAt);
