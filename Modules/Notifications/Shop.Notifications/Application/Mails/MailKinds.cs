using Shop.Notifications.Templates;

namespace Shop.Notifications.Application.Mails;

/// <summary>A kind of email: its stable name and its template.</summary>
internal sealed record MailKind<TModel>(string Name, Type Template);

/// <summary>All kinds of email that the shop sends.</summary>
internal static class MailKinds
{
    public static readonly MailKind<OrderModel> OrderConfirmed = Of<OrderConfirmedMail, OrderModel>("order-confirmed");

    public static readonly MailKind<OrderReasonModel> PaymentFailed = Of<PaymentFailedMail, OrderReasonModel>("payment-failed");

    public static readonly MailKind<OrderModel> PaymentReminder = Of<PaymentReminderMail, OrderModel>("payment-reminder");

    public static readonly MailKind<OrderModel> OrderExpired = Of<OrderExpiredMail, OrderModel>("order-expired");

    public static readonly MailKind<OrderReasonModel> OrderCanceled = Of<OrderCanceledMail, OrderReasonModel>("order-canceled");

    public static readonly MailKind<OrderAmountModel> OrderRefunded = Of<OrderRefundedMail, OrderAmountModel>("order-refunded");

    public static readonly MailKind<OrderAmountModel> OrderCredited = Of<OrderCreditedMail, OrderAmountModel>("order-credited");

    public static readonly MailKind<OrderModel> PaymentLink = Of<PaymentLinkMail, OrderModel>("payment-link");

    public static readonly MailKind<OrderModel> OrderLink = Of<OrderLinkMail, OrderModel>("order-link");

    public static readonly MailKind<TenderRefusedModel> TenderRefused = Of<TenderRefusedMail, TenderRefusedModel>("tender-refused");

    public static readonly MailKind<UnitsCanceledModel> UnitsCanceled = Of<UnitsCanceledMail, UnitsCanceledModel>("units-canceled");

    public static readonly MailKind<OrderRevisedModel> OrderRevised = Of<OrderRevisedMail, OrderRevisedModel>("order-revised");

    public static readonly MailKind<ShippedModel> UnitsShipped = Of<UnitsShippedMail, ShippedModel>("units-shipped");

    public static readonly MailKind<ReadyForPickupModel> ReadyForPickup = Of<ReadyForPickupMail, ReadyForPickupModel>("ready-for-pickup");

    public static readonly MailKind<OrderUnitsModel> NotCollected = Of<NotCollectedMail, OrderUnitsModel>("not-collected");

    public static readonly MailKind<ReturnModel> ReturnRequested = Of<ReturnRequestedMail, ReturnModel>("return-requested");

    public static readonly MailKind<ReturnModel> ReturnApproved = Of<ReturnApprovedMail, ReturnModel>("return-approved");

    public static readonly MailKind<ReturnDeclinedModel> ReturnDeclined = Of<ReturnDeclinedMail, ReturnDeclinedModel>("return-declined");

    public static readonly MailKind<AccountModel> Welcome = Of<WelcomeMail, AccountModel>("welcome");

    public static readonly MailKind<AccountModel> AccountExists = Of<AccountExistsMail, AccountModel>("account-exists");

    public static readonly MailKind<PasswordLinkModel> PasswordReset = Of<PasswordResetMail, PasswordLinkModel>("password-reset");

    public static readonly MailKind<PasswordLinkModel> StaffInvitation = Of<StaffInvitationMail, PasswordLinkModel>("staff-invitation");

    public static readonly MailKind<AccountModel> PasswordChanged = Of<PasswordChangedMail, AccountModel>("password-changed");

    public static readonly MailKind<BackInStockModel> BackInStock = Of<BackInStockMail, BackInStockModel>("back-in-stock");

    public static readonly MailKind<LowStockModel> LowStock = Of<LowStockMail, LowStockModel>("low-stock");

    private static MailKind<TModel> Of<TTemplate, TModel>(string name)
        where TTemplate : MailTemplate<TModel> => new(name, typeof(TTemplate));
}
