using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Reconciliation;

/// <summary>
/// Compares every provider's list of charges with the ledger, both ways, and keeps what does not agree; what agrees again is closed. Runs
/// every hour by itself.
/// Unavailable (<c>payments.provider-silent</c>) when a provider does not answer; what was compared until then is kept. Repeatable.
/// </summary>
public sealed record ReconcilePayments : ICommand<int>;

/// <summary>Repairs a mismatch in one of the ways that it offers. Repeatable.</summary>
/// <param name="Reason">Why it is in order as it is; needed to explain, ignored otherwise.</param>
public sealed record RepairMismatch(Guid MismatchId, Repair Repair, string? Reason, Guid StaffId) : ICommand;

/// <summary>Works a parked notice once more. Refused (<c>payments.notice-unusable</c>) when it still cannot be worked.</summary>
public sealed record RetryNotice(string Provider, string NoticeId, Guid StaffId) : ICommand;
