using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Reconciliation;

/// <summary>
/// Reconciles every provider's charges with the ledger, in both directions, and stores the mismatches; resolved ones are closed. Runs
/// hourly. Unavailable (<c>payments.provider-silent</c>) when a provider does not respond; results so far are kept. Idempotent.
/// </summary>
public sealed record ReconcilePayments : ICommand<int>;

/// <summary>Resolves a mismatch with one of its repairs. Idempotent.</summary>
/// <param name="Reason">Required for <c>Explain</c>, ignored otherwise.</param>
public sealed record RepairMismatch(Guid MismatchId, Repair Repair, string? Reason, Guid StaffId) : ICommand;

/// <summary>Retries a parked webhook event. Refused when it still cannot be processed.</summary>
public sealed record RetryWebhookEvent(string Provider, string WebhookEventId, Guid StaffId) : ICommand;
