namespace Shop.Orders.Application;

/// <summary>Section <c>Orders</c> of the configuration, and the shop's own country and currency.</summary>
internal sealed class OrdersOptions
{
    /// <summary>How long units that a revision adds are held until they become the order's.</summary>
    public double ReservationMinutes { get; set; } = 15;

    /// <summary>
    /// How long an order waits for its payment, and its stock is held; 30 days at most. A new try to pay extends it once.
    /// </summary>
    public double PaymentDeadlineMinutes { get; set; } = 60;

    /// <summary>
    /// How long before its deadline a shopper is reminded of an unpaid order; at most half of the time that an order waits.
    /// </summary>
    public double PaymentReminderMinutes { get; set; } = 30;

    /// <summary>Days after dispatch until a shipped order counts as received.</summary>
    public double AutoCompleteDays { get; set; } = 14;

    /// <summary>How long an order that staff sent to a customer waits for its payment, and its stock with it; 30 days at most.</summary>
    public double PaymentLinkMinutes { get; set; } = 24 * 60;

    /// <summary>
    /// Days after the last delivery within which a shopper may withdraw; the law's 14 are the least (Directive 2011/83/EU, art. 9).
    /// </summary>
    public int WithdrawalDays { get; set; } = 14;

    /// <summary>Days for the goods of an approved return to arrive.</summary>
    public double ReturnDays { get; set; } = 30;

    /// <summary>How many orders one run of a job takes on, so that it stays short.</summary>
    public int OrdersPerRun { get; set; } = 100;

    /// <summary>IANA name; whose days count for deadlines that are given in days.</summary>
    public string TimeZone { get; set; } = "Europe/Berlin";

    /// <summary>How long automatic promotions are cached for carts; placing an order bypasses the cache. 0 disables it.</summary>
    public double PromotionCacheSeconds { get; set; } = 5;

    public string Currency { get; set; } = "EUR";

    /// <summary>ISO 3166-1 alpha-2; whose VAT is assumed before the shopper says where to.</summary>
    public string Country { get; set; } = "DE";

    public string ShopName { get; set; } = "Shop";

    /// <summary>Who sells, as invoices have to say it: name, address, VAT identification number.</summary>
    public string LegalName { get; set; } = string.Empty;

    public string LegalAddress { get; set; } = string.Empty;

    public string VatId { get; set; } = string.Empty;

    /// <summary>Where links in mails lead, without a slash at the end.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";
}
