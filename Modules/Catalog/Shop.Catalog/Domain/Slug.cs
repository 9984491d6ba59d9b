using System.Globalization;
using System.Text;

namespace Shop.Catalog.Domain;

/// <summary>
/// The readable part of a URL: lowercase letters and digits of any script, joined by hyphens. Latin letters lose their accents, other
/// scripts are unchanged.
/// </summary>
internal static class Slug
{
    public const int MaxLength = 255;

    private const int MaxGenerated = 120;

    private static readonly HashSet<string> Reserved = ["admin", "api", "edit", "media", "new", "search"];

    private static readonly Dictionary<char, string> Spelled = new()
    {
        ['ß'] = "ss",
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ø'] = "o",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ł'] = "l",
        ['þ'] = "th",
        ['ı'] = "i",
        ['ħ'] = "h",
        ['ŧ'] = "t",
        ['ŋ'] = "n",
        ['ĸ'] = "k",
    };

    public static bool IsReserved(string slug) => Reserved.Contains(slug);

    /// <summary>True for text that <see cref="Normalize"/> leaves unchanged.</summary>
    public static bool IsValid(string? text) => text is { Length: > 0 and <= MaxLength } && Normalize(text) == text;

    /// <summary>A slug as typed or linked, in its stored spelling.</summary>
    public static string Normalize(string text) => Build(text, MaxLength, keepMarks: true);

    /// <summary>A slug generated from a title; never empty and never reserved.</summary>
    public static string From(string title, string otherwise)
    {
        var slug = Build(title, MaxGenerated, keepMarks: false);
        return slug.Length == 0 ? otherwise
            : IsReserved(slug) ? slug + "-1"
            : slug;
    }

    private static string Build(string text, int max, bool keepMarks)
    {
        var result = new StringBuilder(Math.Min(text.Length, max));
        var pendingHyphen = false;
        foreach (var rune in Letters(text, keepMarks).EnumerateRunes())
        {
            if (rune.Value == '_' && keepMarks || Rune.IsLetterOrDigit(rune) || (result.Length > 0 && !pendingHyphen && IsMark(rune)))
            {
                if (pendingHyphen && result.Length > 0)
                    result.Append('-');
                pendingHyphen = false;
                if (result.Length + rune.Utf16SequenceLength > max)
                    break;
                result.Append(rune);
            }
            else if (rune.Value is not ('\'' or '’'))
            {
                pendingHyphen = true;
            }
        }

        // Lowercase letters may compose where their uppercase forms did not.
        return Composed(result.ToString(), keepForms: true).TrimEnd('-');
    }

    private static string Letters(string text, bool keepMarks)
    {
        // İ has no lowercase form in the invariant culture and would stay uppercase.
        var lower = Composed(text, keepMarks).Replace('İ', 'i').ToLowerInvariant();
        if (lower.All(char.IsAscii))
            return lower;

        var result = new StringBuilder(lower.Length);
        foreach (var letter in lower)
        {
            if (!keepMarks && Spelled.TryGetValue(letter, out var spelled))
                result.Append(spelled);
            else if (!keepMarks && letter is >= 'À' and <= 'ɏ' or >= 'Ḁ' and <= 'ỿ')
                result.Append(letter.ToString().Normalize(NormalizationForm.FormD)[0]);
            else
                result.Append(letter);
        }

        return result.ToString();
    }

    /// <summary>For titles, compatibility forms such as full-width letters and ligatures are resolved as well.</summary>
    private static string Composed(string text, bool keepForms)
    {
        try
        {
            return text.Normalize(keepForms ? NormalizationForm.FormC : NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return string.Concat(text.Where(letter => !char.IsSurrogate(letter)));
        }
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
