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

internal sealed class BankTransferOptions
{
    public bool Enabled { get; set; } = true;

    public string AccountHolder { get; set; } = "Shop";

    public string Iban { get; set; } = "DE02 1203 0000 0000 2020 51";

    public string Bic { get; set; } = "BYLADEM1001";
}

internal sealed class CashOnDeliveryOptions
{
    public bool Enabled { get; set; } = true;

    /// <summary>No more than this is collected at a door, in the shop's currency.</summary>
    public decimal MostAmount { get; set; } = 500;
}
