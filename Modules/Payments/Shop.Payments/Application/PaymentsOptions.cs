namespace Shop.Payments.Application;

internal enum CaptureTime
{
    /// <summary>Capture when the shopper pays.</summary>
    Immediately,

    /// <summary>Authorize first, capture on shipment.</summary>
    OnShipment,
}

/// <summary>Configuration section <c>Payments</c>.</summary>
internal sealed class PaymentsOptions
{
    public CaptureTime Capture { get; set; } = CaptureTime.Immediately;

    /// <summary>Age at which a pending payment is polled.</summary>
    public double ReconcileMinutes { get; set; } = 5;

    /// <summary>Lifetime of an authorization when the provider does not report one.</summary>
    public int AuthorizationDays { get; set; } = 7;

    /// <summary>Batch size of the poller.</summary>
    public int PaymentsPerRun { get; set; } = 50;

    /// <summary>How far back providers are reconciled with the ledger.</summary>
    public int ReconcileDays { get; set; } = 7;

    public SandboxOptions Sandbox { get; set; } = new();

    public StripeOptions Stripe { get; set; } = new();

    public BankTransferOptions BankTransfer { get; set; } = new();

    public CashOnDeliveryOptions CashOnDelivery { get; set; } = new();

    /// <summary>One log entry for each payment method that is off because of missing settings.</summary>
    public IEnumerable<string> ListMissing()
    {
        if (BankTransfer is { Enabled: true, HasAccount: false })
            yield return "Bank transfer is off: set Payments:BankTransfer:AccountHolder and Payments:BankTransfer:Iban, "
                + "or set Payments:BankTransfer:Enabled to false";
        if (!Stripe.IsEnabled)
            yield return "Card payment is off: set Payments:Stripe:SecretKey and Payments:Stripe:WebhookSecrets";
    }
}

internal sealed class SandboxOptions
{
    public bool Enabled { get; set; }

    public string Url { get; set; } = "http://localhost:5085";

    /// <summary>API key for the gateway; read from the data folder when empty.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Webhook signing secrets, comma separated; two during rotation.</summary>
    public string WebhookSecrets { get; set; } = string.Empty;

    /// <summary>Webhook URL for the gateway; empty to use the shop's public URL.</summary>
    public string NotifyUrl { get; set; } = string.Empty;
}

/// <summary>Disabled until the API key and webhook secrets are set.</summary>
internal sealed class StripeOptions
{
    public string Url { get; set; } = "https://api.stripe.com";

    public string SecretKey { get; set; } = string.Empty;

    /// <summary>Webhook signing secrets, comma separated; two during rotation.</summary>
    public string WebhookSecrets { get; set; } = string.Empty;

    public bool IsEnabled => SecretKey.Length > 0 && WebhookSecrets.Length > 0;
}

/// <summary>Disabled until a bank account is set.</summary>
internal sealed class BankTransferOptions
{
    public bool Enabled { get; set; } = true;

    public string AccountHolder { get; set; } = string.Empty;

    public string Iban { get; set; } = string.Empty;

    /// <summary>Only needed for transfers from outside SEPA.</summary>
    public string Bic { get; set; } = string.Empty;

    public bool HasAccount => !string.IsNullOrWhiteSpace(AccountHolder) && !string.IsNullOrWhiteSpace(Iban);

    public bool IsSetUp => Enabled && HasAccount;
}

internal sealed class CashOnDeliveryOptions
{
    public bool Enabled { get; set; } = true;

    /// <summary>Maximum order total for cash on delivery, in the shop's currency.</summary>
    public decimal MaxAmount { get; set; } = 500;
}
