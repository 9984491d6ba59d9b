using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>
/// Asks the provider how a payment stands and books what it says; what the browser's return and the poller send. Runs the same finalize
/// path as a webhook; repeatable.
/// </summary>
public sealed record RefreshPayment(Guid PaymentId) : ICommand<PaymentSummary>;
