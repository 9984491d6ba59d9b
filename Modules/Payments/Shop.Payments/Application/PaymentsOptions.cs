namespace Shop.Payments.Application;

internal enum CaptureTime
{
    /// <summary>The money is taken as soon as the shopper pays.</summary>
    Immediately,

    /// <summary>It is reserved, and taken when the goods leave.</summary>
    OnShipment,
}

/// <summary>Section <c>Payments</c> of the configuration.</summary>
internal sealed class PaymentsOptions
{
    public CaptureTime Capture { get; set; } = CaptureTime.Immediately;

    /// <summary>After how long an undecided payment is asked about.</summary>
    public double ReconcileMinutes { get; set; } = 5;

    /// <summary>How long providers keep money reserved that do not say so themselves.</summary>
    public int AuthorizationDays { get; set; } = 7;

    /// <summary>How many payments the poller takes on at a time.</summary>
    public int PaymentsPerRun { get; set; } = 50;

    /// <summary>How far back the providers' lists are compared with the ledger.</summary>
    public int ReconcileDays { get; set; } = 7;

    public SandboxOptions Sandbox { get; set; } = new();

    public StripeOptions Stripe { get; set; } = new();

    public BankTransferOptions BankTransfer { get; set; } = new();

    public CashOnDeliveryOptions CashOnDelivery { get; set; } = new();

    /// <summary>Ways to pay that are off because settings of theirs are missing, a sentence each.</summary>
    public IEnumerable<string> ListMissing()
    {
        if (BankTransfer is { Enabled: true, HasAccount: false })
            yield return "Bank transfer is off: set Payments:BankTransfer:AccountHolder and Payments:BankTransfer:Iban, or set Payments:BankTransfer:Enabled to false.";
        if (!Stripe.IsEnabled)
            yield return "Card payment is off: set Payments:Stripe:SecretKey and Payments:Stripe:WebhookSecrets.";
    }
}

internal sealed class SandboxOptions
{
    public bool Enabled { get; set; }

    public string Url { get; set; } = "http://localhost:5085";

    /// <summary>What the shop shows the gateway; read from the data folder when empty.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Secrets that notices may be signed with, comma separated; two while one is being replaced.</summary>
    public string WebhookSecrets { get; set; } = string.Empty;

    /// <summary>Where the gateway sends its notices; empty for the shop's public address.</summary>
    public string NotifyUrl { get; set; } = string.Empty;
}

/// <summary>Off until key and secrets are set.</summary>
internal sealed class StripeOptions
{
    public string Url { get; set; } = "https://api.stripe.com";

    public string SecretKey { get; set; } = string.Empty;

    /// <summary>Signing secrets of the webhook endpoint, comma separated; two while one is being replaced.</summary>
    public string WebhookSecrets { get; set; } = string.Empty;

    public bool IsEnabled => SecretKey.Length > 0 && WebhookSecrets.Length > 0;
}

/// <summary>Off until the account to transfer to is set.</summary>
internal sealed class BankTransferOptions
{
    public bool Enabled { get; set; } = true;

    public string AccountHolder { get; set; } = string.Empty;

    public string Iban { get; set; } = string.Empty;

    /// <summary>Needed for transfers from outside of the single euro payments area only.</summary>
    public string Bic { get; set; } = string.Empty;

    public bool HasAccount => !string.IsNullOrWhiteSpace(AccountHolder) && !string.IsNullOrWhiteSpace(Iban);

    public bool IsSetUp => Enabled && HasAccount;
}

internal sealed class CashOnDeliveryOptions
{
    public bool Enabled { get; set; } = true;

    /// <summary>No more than this is collected at a door, in the shop's currency.</summary>
    public decimal MostAmount { get; set; } = 500;
}
