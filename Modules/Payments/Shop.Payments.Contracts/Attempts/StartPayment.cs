using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>
/// Starts a payment attempt for a reference: it is committed before the provider is called. The same id returns the same attempt. A
/// reference may be paid by several attempts. Refused when they already cover <see cref="Total"/> (<c>payments.already-covered</c>) or
/// would exceed it with <see cref="Amount"/> (<c>payments.too-much</c>), counting what is authorized, captured less refunded and
/// charged back, or promised by an offline method. Other pending attempts of the reference are canceled at the provider where possible.
/// When the provider does not respond, the attempt stays <c>created</c> and is polled later.
/// </summary>
public sealed record StartPayment : ICommand<StartedPayment>
{
    /// <summary>Chosen by the caller.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The order's id.</summary>
    public required Guid Reference { get; init; }

    /// <summary>The order number.</summary>
    public required string ReferenceText { get; init; }

    /// <summary>The amount of this attempt, in minor-unit precision.</summary>
    public required Money Amount { get; init; }

    /// <summary>The total of the reference, in the same currency.</summary>
    public required Money Total { get; init; }

    /// <summary>Code of a payment method.</summary>
    public required string Method { get; init; }

    public required string Email { get; init; }

    /// <summary>
    /// Absolute URL under <c>Shop:PublicUrl</c> the provider redirects the shopper to; the payment id is appended as <c>payment</c>.
    /// </summary>
    public required string ReturnUrl { get; init; }
}

/// <param name="RedirectUrl">URL to redirect the shopper to; null when no online step is needed.</param>
/// <param name="Instructions">Payment instructions for offline methods (bank details with the reference); null otherwise.</param>
public sealed record StartedPayment(Guid PaymentId, PaymentStatus Status, string? RedirectUrl, Message? Instructions, bool IsOffline);
