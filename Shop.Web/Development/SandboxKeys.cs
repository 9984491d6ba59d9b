using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Shop.Web.Development;

/// <summary>
/// The secrets shared by shop and sandbox: a file in the data folder with random keys, written by whichever starts first.
/// </summary>
internal sealed record SandboxKeys(string ApiKey, string WebhookSecret)
{
    /// <summary>Sets the keys in the payment and carrier settings, unless they are configured.</summary>
    public static void Apply(ConfigurationManager configuration, string dataFolder)
    {
        var payments = configuration.GetValue("Payments:Sandbox:Enabled", false);
        var carrier = configuration.GetValue("Logistics:SandboxCarrier:Enabled", false);
        if (!payments && !carrier)
            return;

        var keys = Load(dataFolder);
        if (payments)
            Fill(configuration, "Payments:Sandbox", keys.ApiKey, keys.WebhookSecret);
        if (carrier)
            Fill(configuration, "Logistics:SandboxCarrier", keys.ApiKey, CarrierSecretOf(keys.WebhookSecret));
    }

    private static void Fill(ConfigurationManager configuration, string section, string apiKey, string webhookSecret)
    {
        if (string.IsNullOrEmpty(configuration[section + ":ApiKey"]))
            configuration[section + ":ApiKey"] = apiKey;
        if (string.IsNullOrEmpty(configuration[section + ":WebhookSecrets"]))
            configuration[section + ":WebhookSecrets"] = webhookSecret;
    }

    /// <summary>The carrier's signing secret, derived from the gateway's.</summary>
    private static string CarrierSecretOf(string webhookSecret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(webhookSecret), "carrier"u8));

    private static SandboxKeys Load(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "sandbox-secrets.json");
        for (var attempt = 0; ; attempt++)
        {
            if (File.Exists(path) && JsonSerializer.Deserialize<SandboxKeys>(File.ReadAllText(path)) is { } known)
                return known;

            var draft = $"{path}.{Environment.ProcessId}";
            File.WriteAllText(draft, JsonSerializer.Serialize(new SandboxKeys(Random(), Random())));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (attempt < 5)
            {
                File.Delete(draft); // Lost the race: the sandbox wrote the file first.
            }
        }
    }

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
