using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Web.Gateway;

/// <summary>
/// What shop and sandbox gateway know each other by. Made at random by whichever starts first, and kept in the data folder.
/// </summary>
internal sealed record SandboxSecrets(string ApiKey, string WebhookSecret)
{
    /// <summary>What the carrier signs its notices with; follows from the other, so that files of before know it, too.</summary>
    [JsonIgnore]
    public string CarrierSecret => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebhookSecret), "carrier"u8));

    public static SandboxSecrets Load(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "sandbox-secrets.json");
        for (var attempt = 0; ; attempt++)
        {
            if (Read(path) is { } known)
                return known;

            Directory.CreateDirectory(dataFolder);
            var draft = $"{path}.{Environment.ProcessId}";
            File.WriteAllText(draft, JsonSerializer.Serialize(new SandboxSecrets(Random(), Random())));
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (attempt < 5)
            {
                File.Delete(draft); // the other one was faster
            }
        }
    }

    /// <summary>Gives the shop's payment and carrier settings the secrets, unless they are set.</summary>
    public static void Apply(ConfigurationManager configuration, string dataFolder)
    {
        if (configuration.GetValue("Logistics:SandboxCarrier:Enabled", false))
        {
            var known = Load(dataFolder);
            if (string.IsNullOrEmpty(configuration["Logistics:SandboxCarrier:ApiKey"]))
                configuration["Logistics:SandboxCarrier:ApiKey"] = known.ApiKey;
            if (string.IsNullOrEmpty(configuration["Logistics:SandboxCarrier:WebhookSecrets"]))
                configuration["Logistics:SandboxCarrier:WebhookSecrets"] = known.CarrierSecret;
        }

        if (!configuration.GetValue("Payments:Sandbox:Enabled", false))
            return;

        var secrets = Load(dataFolder);
        if (string.IsNullOrEmpty(configuration["Payments:Sandbox:ApiKey"]))
            configuration["Payments:Sandbox:ApiKey"] = secrets.ApiKey;
        if (string.IsNullOrEmpty(configuration["Payments:Sandbox:WebhookSecrets"]))
            configuration["Payments:Sandbox:WebhookSecrets"] = secrets.WebhookSecret;
    }

    private static SandboxSecrets? Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<SandboxSecrets>(File.ReadAllText(path)) : null;

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
