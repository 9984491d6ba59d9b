using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>
/// Starts a payment attempt for a reference: it is committed before the provider is called. The same id returns the same attempt. A
/// reference may be paid by several attempts. Refused when they already cover <paramref name="Total"/> (<c>payments.already-covered</c>) or
/// would exceed it with <paramref name="Amount"/> (<c>payments.too-much</c>), counting what is authorized, captured less refunded and
/// charged back, or promised by an offline method. Other pending attempts of the reference are canceled at the provider where possible.
/// When the provider does not respond, the attempt stays <c>created</c> and is polled later.
/// </summary>
/// <param name="PaymentId">Chosen by the caller.</param>
/// <param name="Reference">The order's id.</param>
/// <param name="ReferenceText">The order number.</param>
/// <param name="Amount">The amount of this attempt, in minor-unit precision.</param>
/// <param name="Total">The total of the reference, in the same currency.</param>
/// <param name="Method">Code of a payment method.</param>
/// <param name="ReturnUrl">Absolute URL under <c>Shop:PublicUrl</c> the provider redirects the shopper to; the payment id is appended as
/// <c>payment</c>.</param>
public sealed record StartPayment(
    Guid PaymentId,
    Guid Reference,
    string ReferenceText,
    Money Amount,
    Money Total,
    string Method,
    string Email,
    string ReturnUrl
) : ICommand<StartedPayment>;

/// <param name="RedirectUrl">URL to redirect the shopper to; null when no online step is needed.</param>
/// <param name="Instructions">Payment instructions for offline methods (bank details with the reference); null otherwise.</param>
public sealed record StartedPayment(Guid PaymentId, PaymentStatus Status, string? RedirectUrl, Message? Instructions, bool IsOffline);
