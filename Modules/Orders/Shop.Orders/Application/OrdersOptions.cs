namespace Shop.Orders.Application;

/// <summary>Configuration section <c>Orders</c>, and the shop's country and currency.</summary>
internal sealed class OrdersOptions
{
    /// <summary>How long units added by a revision are reserved until they are transferred to the order.</summary>
    public double ReservationMinutes { get; set; } = 15;

    /// <summary>Payment deadline of an order and its reservation; at most 30 days. A new payment attempt extends it once.</summary>
    public double PaymentDeadlineMinutes { get; set; } = 60;

    /// <summary>How long before the payment deadline the reminder is sent; at most half of the payment time.</summary>
    public double PaymentReminderMinutes { get; set; } = 30;

    /// <summary>Days after shipping until an order counts as delivered.</summary>
    public double AutoCompleteDays { get; set; } = 14;

    /// <summary>Payment deadline of a draft sent to the customer and its reservation; at most 30 days.</summary>
    public double PaymentLinkMinutes { get; set; } = 24 * 60;

    /// <summary>Withdrawal period in days after the last delivery; at least the statutory 14 (Directive 2011/83/EU, art. 9).</summary>
    public int WithdrawalDays { get; set; } = 14;

    /// <summary>Days for the goods of an approved return to arrive.</summary>
    public double ReturnDays { get; set; } = 30;

    /// <summary>Batch size of a job run.</summary>
    public int OrdersPerRun { get; set; } = 100;

    /// <summary>IANA name of the time zone for deadlines in days.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";

    /// <summary>How long automatic promotions are cached for carts; placing an order bypasses the cache. 0 disables it.</summary>
    public double PromotionCacheSeconds { get; set; } = 5;

    public string Currency { get; set; } = "EUR";

    /// <summary>ISO 3166-1 alpha-2; used for VAT until the destination is known.</summary>
    public string Country { get; set; } = "DE";

    public string ShopName { get; set; } = "Shop";

    /// <summary>The seller as required on invoices: name, address, VAT identification number.</summary>
    public string LegalName { get; set; } = string.Empty;

    public string LegalAddress { get; set; } = string.Empty;

    public string VatId { get; set; } = string.Empty;

    /// <summary>Base URL of links in emails, without a trailing slash.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";
}
