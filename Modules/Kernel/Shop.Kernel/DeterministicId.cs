using System.Security.Cryptography;
using System.Text;

namespace Shop.Kernel;

/// <summary>Ids derived from their parts: the same parts always give the same id. UUID version 5 (RFC 9562, section 5.5).</summary>
public static class DeterministicId
{
    /// <param name="space">Separates ids of one purpose from those of another.</param>
    /// <param name="parts">Joined with a line feed, which no part may contain.</param>
    public static Guid From(Guid space, params ReadOnlySpan<object> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(text.Length == 0 ? string.Empty : "\n").Append(FormattableString.Invariant($"{part}"));

        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Required by the standard; not used for security.
        SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(text.ToString())], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
