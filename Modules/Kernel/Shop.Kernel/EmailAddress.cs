using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Shop.Kernel;

/// <summary>
/// Validates and normalizes email addresses. The local part must be ASCII, as mail servers without SMTPUTF8 reject anything else; the host
/// may be in any script.
/// </summary>
public static partial class EmailAddress
{
    public const int MaxLength = 254;
    private const int MaxLocalLength = 64;
    private const int MaxHostLength = 253;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>Whether mail can be sent to the address as written. Surrounding spaces are not part of an address.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= MaxLength }
        && text.LastIndexOf('@') is > 0 and <= MaxLocalLength and var at
        && LocalPart().IsMatch(text.AsSpan(0, at))
        && HostInAscii(text[(at + 1)..]) is { } host
        && at + 1 + host.Length <= MaxLength;

    /// <summary>
    /// The form in which addresses are compared and looked up: lowercase, trimmed, an internationalized host in its ASCII (xn--) form.
    /// Never throws: an invalid address is trimmed and lowercased.
    /// </summary>
    public static string Normalize(string text)
    {
        var lower = text.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant();
        var at = lower.LastIndexOf('@');
        return at > 0 && HostInAscii(lower[(at + 1)..]) is { } host ? $"{lower[..at]}@{host}" : lower;
    }

    /// <summary>The host name in ASCII, or null when it is invalid.</summary>
    private static string? HostInAscii(string host)
    {
        if (host.Length == 0 || host.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)))
            return null;

        try
        {
            // The round trip detects xn-- labels that are invalid or not in canonical form.
            var ascii = Idn.GetAscii(Idn.GetUnicode(Idn.GetAscii(host.Normalize(NormalizationForm.FormC).ToLowerInvariant())));
            return ascii.Length <= MaxHostLength && HostName().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex LocalPart();

    /// <summary>At least two labels of letters, digits and inner hyphens; the last one is not a number.</summary>
    [GeneratedRegex(
        @"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant
    )]
    private static partial Regex HostName();
}
