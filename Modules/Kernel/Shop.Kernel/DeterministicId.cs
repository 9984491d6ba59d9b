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
        List<string> texts = [];
        foreach (var part in parts)
            texts.Add(FormattableString.Invariant($"{part}"));

        var hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(string.Join('\n', texts))]);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
