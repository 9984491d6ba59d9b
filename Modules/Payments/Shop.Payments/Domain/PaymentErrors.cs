using System.Text.Json;
using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Domain;

internal static class PaymentErrors
{
    public static Error NotFound { get; } = Error.NotFound("payments.not-found", "There is no such payment.");

    public static Error UnknownMethod { get; } = Error.Invalid("payments.unknown-method", "This way to pay is not available.", "Method");

    public static Error AlreadyCovered { get; } = Error.Refused("payments.already-covered", "This order is paid already.");

    public static Error DoesNotMatch { get; } =
        Error.Refused("payments.does-not-match", "The provider speaks of another amount, currency or payment.");

    public static Error TransitionNotAllowed(PaymentStatus from, PaymentStatus to) =>
        Error.Refused("payments.transition-not-allowed", $"A payment that is {Words(from)} cannot become {Words(to)}.");

    public static Error OtherPaymentsCharge { get; } =
        Error.Refused("payments.other-payments-charge", "This charge belongs to another payment.");

    public static Error RefundDone { get; } = Error.Refused("payments.refund-done", "This refund has succeeded.");

    public static Error NotOffline { get; } =
        Error.Refused("payments.not-offline", "Money can be recorded by hand only where it does not come from a provider.");

    public static Error ProviderSilent { get; } =
        Error.Unavailable(
            "payments.provider-silent",
            "The payment provider does not answer right now. Nothing was charged; please try again in a moment."
        );

    public static Error NoSandbox { get; } = Error.NotFound("payments.no-sandbox", "There is no sandbox here.");

    public static Error NoGiftCard { get; } =
        Error.NotFound("payments.no-gift-card", "There is no gift card with this code, or it is not valid any more.");

    public static Error NoStoredValue { get; } = Error.NotFound("payments.no-stored-value", "There is no such gift card or store credit.");

    public static Error NoMismatch { get; } = Error.NotFound("payments.no-mismatch", "There is no such difference.");

    public static Error NoNotice { get; } = Error.NotFound("payments.no-notice", "There is no such notice.");

    public static Error StillDiffers { get; } =
        Error.Refused("payments.still-differs", "Both sides still differ. Look at the charge at the provider.");

    public static Error NoSuchRepair { get; } = Error.Refused("payments.no-such-repair", "This difference cannot be repaired in this way.");

    public static Error ReasonNeeded { get; } = Error.Invalid("payments.reason-needed", "Say why this is in order.", "Reason");

    public static Error StoredValueShort(Money balance) => Error.Refused("payments.stored-value-short", $"There is only {balance} left.");

    public static Error NoticeUnusable(string because) => Error.Refused("payments.notice-unusable", because);

    public static Error Declined(string reason) => Error.Refused("payments.payment-declined", reason);

    public static Error OtherCurrency(Currency currency) =>
        Error.Invalid("payments.other-currency", $"This payment is in {currency}.", "Amount");

    public static Error TooMuch(Money most) => Error.Refused("payments.too-much", $"At most {most} is still to be paid.");

    public static Error RefundTooHigh(Money most) => Error.Refused("payments.refund-too-high", $"At most {most} can still be paid back.");

    private static string Words(PaymentStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString()).Replace('_', ' ');
}
