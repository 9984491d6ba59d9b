using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Sandbox;

/// <summary>
/// What shop and sandbox know each other by: a file in the data folder, made at random by whichever of the two starts first.
/// </summary>
internal sealed record SandboxSecrets(string ApiKey, string WebhookSecret)
{
    /// <summary>What the carrier signs its webhooks with; follows from the other, so that files of before know it, too.</summary>
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

    private static SandboxSecrets? Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<SandboxSecrets>(File.ReadAllText(path)) : null;

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
