using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Kernel.Http;

/// <summary>
/// <c>t=seconds,v1=hex</c>, where hex is HMAC-SHA256 of "t.body" with any valid secret, and t is at most five minutes old.
/// </summary>
public static class WebhookSignature
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <param name="secrets">Comma separated; two during rotation.</param>
    public static bool IsValid(byte[] body, string? signature, string secrets, DateTimeOffset now)
    {
        var parts = (signature ?? string.Empty)
            .Split(',')
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToLookup(part => part[0].Trim(), part => part[1].Trim());
        var time = parts["t"].FirstOrDefault();
        if (
            !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds
        )
            return false;

        byte[] signed = [.. Encoding.ASCII.GetBytes($"{time}."), .. body];
        return secrets
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Any(secret =>
            {
                var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
                return parts["v1"]
                    .Any(given =>
                        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(given))
                    );
            });
    }
}
