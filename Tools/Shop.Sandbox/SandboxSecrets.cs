using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Sandbox;

/// <summary>
/// The secrets shared by shop and sandbox: a file in the data folder with random keys, written by whichever starts first.
/// </summary>
internal sealed record SandboxSecrets(string ApiKey, string WebhookSecret)
{
    /// <summary>The carrier's webhook secret; derived from the other one, so that older files have it, too.</summary>
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
                File.Delete(draft); // Lost the race: the host wrote the file first.
            }
        }
    }

    private static SandboxSecrets? Read(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<SandboxSecrets>(File.ReadAllText(path)) : null;

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}
