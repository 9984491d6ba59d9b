using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>
/// Starts a payment attempt for a reference: stores it, commits, and only then asks the provider. Repeating it with the same id answers the
/// same attempt.
/// A reference may be paid by several attempts. Refused when what they hold (captured less refunded and charged back, reserved, or promised
/// by an offline
/// method) comes to <paramref name="Total"/> already (<c>payments.already-covered</c>), or would exceed it with <paramref name="Amount"/>
/// (<c>payments.too-much</c>). An attempt of the reference that is still undecided is canceled at the provider if it can be. A provider
/// that does not answer
/// leaves the attempt <c>created</c>; a poller finds out later.
/// </summary>
/// <param name="PaymentId">Chosen by the caller.</param>
/// <param name="Reference">The order's id.</param>
/// <param name="ReferenceText">What people call it: the order number.</param>
/// <param name="Amount">What this attempt is to pay, in minor-unit precision.</param>
/// <param name="Total">What the reference comes to in all, in the same currency.</param>
/// <param name="Method">Code of a payment method.</param>
/// <param name="ReturnUrl">Absolute address under <c>Shop:PublicUrl</c> where the provider sends the shopper back to; the payment id is
/// appended as <c>payment</c>.</param>
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

/// <param name="RedirectUrl">Where to send the shopper now; null when nothing is to be done online.</param>
/// <param name="Instructions">What the shopper has to do offline (bank details with the reference), plain text; null otherwise.</param>
public sealed record StartedPayment(Guid PaymentId, PaymentStatus Status, string? RedirectUrl, string? Instructions, bool IsOffline);
