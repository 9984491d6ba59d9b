using System.Globalization;
using System.Text;
using Shop.Catalog.Application.Categories;
using Shop.Catalog.Domain.Categories;
using Shop.Catalog.Domain.Products;
using Shop.Catalog.Domain.Search;

namespace Shop.Catalog.Application.Search;

/// <summary>A search query, tokenized the same way as the index.</summary>
/// <param name="Words">At least one; stop words only if there are no others.</param>
/// <param name="Text">The query in lowercase.</param>
/// <param name="SkuKey">Letters and digits only.</param>
internal sealed record SearchTerms(IReadOnlyList<SearchWord> Words, string Text, string SkuKey)
{
    private const int MaxWords = 12;

    public IReadOnlyList<string> Tokens => [.. Words.Select(word => word.Text)];

    /// <summary>Null when it contains no letter or digit.</summary>
    public static SearchTerms? Parse(string? query, SearchLanguage language)
    {
        if (string.IsNullOrWhiteSpace(query))
            return null;

        var tokens = Tokenizer.Tokens(query).Distinct().Take(MaxWords).ToList();
        if (tokens.Exists(token => !language.StopWords.Contains(token)))
            tokens.RemoveAll(language.StopWords.Contains);
        if (tokens.Count == 0)
            return null;

        var pairs = Tokenizer.Compounds(tokens).ToList();
        return new SearchTerms(
            [
                .. tokens.Select(token => new SearchWord(
                    token,
                    [token, .. pairs.Where(pair => pair.First == token || pair.Second == token).Select(pair => pair.First + pair.Second)],
                    language.Stem(token),
                    []
                )),
            ],
            Tokenizer.Fold(query.Trim()),
            Variant.KeyOf(query)
        );
    }

    /// <summary>Adds the categories whose names contain a word, so that their products are found.</summary>
    public SearchTerms In(CategoryTree tree, SearchLanguage language) =>
        this with
        {
            Words =
            [
                .. Words.Select(word =>
                    word with
                    {
                        Categories =
                        [
                            .. tree
                                .All.Where(entry =>
                                    Tokenizer.Tokens(entry.Name).Any(token => token == word.Text || language.Stem(token) == word.Stem)
                                )
                                .Select(entry => entry.Id),
                        ],
                    }
                ),
            ],
        };
}

/// <param name="Beginnings">Prefixes that match: the word, also joined with its neighbor.</param>
/// <param name="Stem">Matched against stems.</param>
/// <param name="Categories">Categories whose products match, too.</param>
internal sealed record SearchWord(string Text, IReadOnlyList<string> Beginnings, string Stem, IReadOnlyList<CategoryId> Categories);

internal sealed class RankedItem
{
    public required SearchItem Item { get; init; }

    public double Rank { get; init; }
}

/// <summary>
/// Splits text into words: lowercase without accents; Chinese, Japanese and Korean, which use no spaces, as overlapping character pairs.
/// </summary>
internal static class Tokenizer
{
    private const int MaxTokenLength = 60;

    private static readonly Dictionary<char, string> Spelled = new()
    {
        ['ß'] = "ss",
        ['ı'] = "i",
        ['ё'] = "е",
        ['ς'] = "σ",
        ['ـ'] = "", // Arabic tatweel
        ['ى'] = "ي",
        ['ة'] = "ه",
    };

    public static IEnumerable<string> Tokens(string text) => Cut(text, forIndex: false);

    /// <summary>Tokens of the index: also the last character of a run without spaces, which starts no pair.</summary>
    public static IEnumerable<string> IndexTokens(string text) => Cut(text, forIndex: true);

    /// <summary>Adjacent words that may be written as one, such as tea and pot.</summary>
    public static IEnumerable<(string First, string Second)> Compounds(IReadOnlyList<string> tokens) =>
        tokens.Zip(tokens.Skip(1)).Where(pair => IsPartOfCompound(pair.First) && IsPartOfCompound(pair.Second));

    private static IEnumerable<string> Cut(string text, bool forIndex)
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

            foreach (var pair in Pairs(run, forIndex))
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
                if (word.Length < MaxTokenLength)
                    word.Append(rune);
            }
            else if (word.Length > 0)
            {
                yield return Take(word);
            }
        }

        if (word.Length > 0)
            yield return Take(word);
        foreach (var pair in Pairs(run, forIndex))
            yield return pair;
    }

    /// <summary>The words separated by spaces, with one at each end, so that a prefix can be matched with a leading space.</summary>
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

    /// <summary>
    /// Lowercase with compatibility forms resolved (full width, ligatures); accents, points and vowel marks are removed in scripts where
    /// they are optional.
    /// </summary>
    public static string Fold(string text)
    {
        if (text.All(char.IsAscii))
            return text.ToLowerInvariant();

        string lower;
        try
        {
            lower = Lower(text.Normalize(NormalizationForm.FormKC));
        }
        catch (ArgumentException)
        {
            lower = Lower(string.Concat(text.Where(letter => !char.IsSurrogate(letter))));
        }

        var result = new StringBuilder(lower.Length);
        foreach (var letter in lower)
        {
            if (Spelled.TryGetValue(letter, out var spelled))
                result.Append(spelled);
            else if (HasOptionalMarks(letter))
                result.Append(letter.ToString().Normalize(NormalizationForm.FormD).Where(part => !IsMark(part)).ToArray());
            else
                result.Append(letter);
        }

        return result.ToString();
    }

    /// <summary>İ has no lowercase form in the invariant culture and would stay uppercase.</summary>
    private static string Lower(string text) => text.Replace('İ', 'i').ToLowerInvariant();

    /// <summary>Latin, Greek, Hebrew and Arabic letters and their marks.</summary>
    private static bool HasOptionalMarks(char letter) =>
        letter
            is (>= 'à' and <= 'ɏ')
                or (>= '\u0300' and <= '\u03FF')
                or (>= '\u0591' and <= '\u06FF')
                or (>= 'ḁ' and <= 'ỿ')
                or (>= '\u1F00' and <= '\u1FFF');

    private static bool IsMark(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsPartOfCompound(string token) =>
        token.Length > 1 && !token.Any(char.IsDigit) && !IsWithoutSpaces(token.EnumerateRunes().First());

    private static string Take(StringBuilder word)
    {
        var taken = word.ToString();
        word.Clear();
        return taken;
    }

    private static IEnumerable<string> Pairs(List<Rune> run, bool withLast)
    {
        if (run.Count == 1 || (withLast && run.Count > 0))
            yield return run[^1].ToString();
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
