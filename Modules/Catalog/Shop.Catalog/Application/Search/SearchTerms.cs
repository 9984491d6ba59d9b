using System.Globalization;
using System.Text;
using Shop.Catalog.Domain.Products;
using Shop.Catalog.Domain.Search;

namespace Shop.Catalog.Application.Search;

/// <summary>What somebody searches for, cut into words the same way as what is searched.</summary>
/// <param name="Tokens">At least one.</param>
/// <param name="Text">All of it in small letters.</param>
/// <param name="SkuKey">Its letters and digits alone.</param>
internal sealed record SearchTerms(IReadOnlyList<string> Tokens, string Text, string SkuKey)
{
    private const int MostTokens = 12;

    /// <summary>Null when there is no letter or digit in it.</summary>
    public static SearchTerms? Parse(string? query)
    {
        if (string.IsNullOrWhiteSpace(query))
            return null;

        var tokens = Tokenizer.Tokens(query).Distinct().Take(MostTokens).ToList();
        return tokens.Count == 0 ? null : new SearchTerms(tokens, Tokenizer.Fold(query.Trim()), Variant.KeyOf(query));
    }
}

internal sealed class RankedItem
{
    public required SearchItem Item { get; init; }

    public double Rank { get; init; }
}

/// <summary>
/// Cuts text into words: small letters without accents; Chinese, Japanese and Korean, which write no spaces, as overlapping pairs of
/// characters.
/// </summary>
internal static class Tokenizer
{
    private const int LongestToken = 60;

    public static IEnumerable<string> Tokens(string text)
    {
        var word = new StringBuilder();
        var run = new List<Rune>();
        foreach (var rune in Fold(text).EnumerateRunes())
        {
            if (IsWithoutSpaces(rune))
            {
                if (word.Length > 0)
                    yield return Take(word);
                run.Add(rune);
                continue;
            }

            foreach (var pair in Pairs(run))
                yield return pair;
            run.Clear();
            if (
                Rune.IsLetterOrDigit(rune)
                || (
                    word.Length > 0
                    && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                )
            )
            {
                if (word.Length < LongestToken)
                    word.Append(rune);
            }
            else if (word.Length > 0)
            {
                yield return Take(word);
            }
        }

        if (word.Length > 0)
            yield return Take(word);
        foreach (var pair in Pairs(run))
            yield return pair;
    }

    /// <summary>The words between spaces, with one at each end, so that a word's beginning can be found by a space before it.</summary>
    public static string Joined(IEnumerable<string> tokens, int mostCharacters)
    {
        var result = new StringBuilder(" ");
        var seen = new HashSet<string>();
        foreach (var token in tokens)
        {
            if (result.Length + token.Length >= mostCharacters)
                break;
            if (seen.Add(token))
                result.Append(token).Append(' ');
        }

        return result.Length == 1 ? string.Empty : result.ToString();
    }

    /// <summary>Small letters, compatibility forms resolved (full width, ligatures), Latin accents dropped.</summary>
    public static string Fold(string text)
    {
        if (text.All(char.IsAscii))
            return text.ToLowerInvariant();

        string lower;
        try
        {
            lower = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            lower = string.Concat(text.Where(letter => !char.IsSurrogate(letter))).ToLowerInvariant();
        }

        var result = new StringBuilder(lower.Length);
        foreach (var letter in lower)
        {
            if (letter == 'ß')
                result.Append("ss");
            else if (letter is >= 'à' and <= 'ɏ' or >= 'ḁ' and <= 'ỿ')
                result.Append(letter.ToString().Normalize(NormalizationForm.FormD)[0]);
            else
                result.Append(letter);
        }

        return result.ToString();
    }

    private static string Take(StringBuilder word)
    {
        var taken = word.ToString();
        word.Clear();
        return taken;
    }

    private static IEnumerable<string> Pairs(List<Rune> run)
    {
        if (run.Count == 1)
            yield return run[0].ToString();
        for (var index = 0; index + 1 < run.Count; index++)
            yield return run[index].ToString() + run[index + 1];
    }

    private static bool IsWithoutSpaces(Rune rune) =>
        rune.Value
            is >= 0x3040
                and <= 0x30FF // Hiragana, Katakana
                or >= 0x3400
                and <= 0x4DBF
                or >= 0x4E00
                and <= 0x9FFF
                or >= 0xF900
                and <= 0xFAFF
                or >= 0x20000
                and <= 0x3134F // Han
                or >= 0xAC00
                and <= 0xD7AF // Hangul
                or >= 0x0E00
                and <= 0x0EFF; // Thai, Lao
}
