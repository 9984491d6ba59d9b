using Shop.Kernel;

namespace Shop.Payments.Domain;

internal static class PaymentMessages
{
    private const int MaxProviderText = 300;

    public static Message Declined { get; } = new Message("payments.declined");

    public static Message Canceled { get; } = new Message("payments.canceled");

    public static Message PageExpired { get; } = new Message("payments.page-expired");

    public static Message AuthorizationEnded { get; } = new Message("payments.authorization-ended");

    public static Message VoidRefused { get; } = new Message("payments.void-refused");

    public static Message RefundRefused { get; } = new Message("payments.refund-refused");

    public static Message RefundedAtProvider { get; } = new Message("payments.refunded-at-provider");

    /// <summary>A decline in the provider's own words; null without any.</summary>
    public static Message? DeclinedByProvider(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? null : new Message("payments.declined-by-provider").With("reason", Cut(reason));

    /// <summary>A refused refund in the provider's own words; null without any.</summary>
    public static Message? RefundRefusedByProvider(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? null : new Message("payments.refund-refused-by-provider").With("reason", Cut(reason));

    private static string Cut(string text) => text.Length > MaxProviderText ? text[..MaxProviderText] : text;
}
