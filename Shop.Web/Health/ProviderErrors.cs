using System.Text.RegularExpressions;

namespace Shop.Web.Health;

/// <summary>Errors of external services, as staff may see them.</summary>
internal static partial class ProviderErrors
{
    private const int MaxLength = 200;

    /// <summary>The first line, shortened, without email addresses, query strings and long tokens.</summary>
    public static string? ForStaff(string? error)
    {
        var line = error?.Trim().Split('\n', 2)[0].TrimEnd();
        if (string.IsNullOrEmpty(line))
            return null;

        var safe = Secret().Replace(line.Length > 1_000 ? line[..1_000] : line, "…");
        return safe.Length <= MaxLength ? safe : safe[..MaxLength] + "…";
    }

    [GeneratedRegex(@"[^\s<>""'@]+@[^\s<>""'@]+|\?[^\s""']+|(?i:Bearer|Basic)\s+\S+|[\w+/=-]{24,}", RegexOptions.NonBacktracking)]
    private static partial Regex Secret();
}
