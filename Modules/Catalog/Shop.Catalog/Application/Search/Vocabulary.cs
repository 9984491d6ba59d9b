using Microsoft.EntityFrameworkCore;

namespace Shop.Catalog.Application.Search;

/// <summary>The words of names, vendors, tags, types and categories, for correcting typos in queries.</summary>
internal sealed class Vocabulary
{
    private const int Shortest = 3;
    private const int LongOnes = 6;

    private readonly ILookup<int, (string Word, int Count)> byLength;
    private readonly string[] sorted;

    private Vocabulary(Dictionary<string, int> words)
    {
        byLength = words.ToLookup(entry => entry.Key.Length, entry => (entry.Key, entry.Value));
        sorted = [.. words.Keys.Order(StringComparer.Ordinal)];
    }

    public static Vocabulary Of(IEnumerable<string> texts)
    {
        var words = new Dictionary<string, int>();
        foreach (var text in texts)
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word.Length >= Shortest)
                words[word] = words.GetValueOrDefault(word) + 1;

        return new Vocabulary(words);
    }

    public static Task<Vocabulary> CachedAsync(CatalogDbContext db, CatalogCache cache, CancellationToken cancellationToken) =>
        cache.GetAsync("vocabulary", async () =>
        {
            var texts = await db.SearchItems.Select(item => item.NameTokens + item.LabelTokens).ToListAsync(cancellationToken);
            var categories = await db.Categories.Select(category => category.Name).ToListAsync(cancellationToken);
            return Of(texts.Concat(categories.Select(name => string.Join(' ', Tokenizer.Tokens(name)))));
        });

    /// <summary>The tokens with typos corrected; null when a word cannot be corrected or none had to be.</summary>
    public IReadOnlyList<string>? Correct(IReadOnlyList<string> tokens)
    {
        var corrected = new List<string>();
        foreach (var token in tokens)
        {
            if (IsKnown(token))
                corrected.Add(token);
            else if (Nearest(token) is { } word)
                corrected.Add(word);
            else
                return null;
        }

        return corrected.SequenceEqual(tokens) ? null : corrected;
    }

    /// <summary>Edit distance including transpositions. Distances above <paramref name="max"/> are returned as that plus one.</summary>
    internal static int Distance(string left, string right, int max)
    {
        if (Math.Abs(left.Length - right.Length) > max)
            return max + 1;

        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> previous = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
            previous[column] = column;

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            var best = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(current[column - 1], previous[column]) + 1, previous[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                    value = Math.Min(value, before[column - 2] + 1);
                current[column] = value;
                best = Math.Min(best, value);
            }

            if (best > max)
                return max + 1;

            var recycled = before;
            before = previous;
            previous = current;
            current = recycled;
        }

        return Math.Min(previous[right.Length], max + 1);
    }

    private bool IsKnown(string token)
    {
        var index = Array.BinarySearch(sorted, token, StringComparer.Ordinal);
        return index >= 0 || (~index < sorted.Length && sorted[~index].StartsWith(token, StringComparison.Ordinal));
    }

    private string? Nearest(string token)
    {
        if (token.Length < Shortest || token.All(char.IsDigit))
            return null;

        var max = token.Length >= LongOnes ? 2 : 1;
        string? nearest = null;
        var (distance, count) = (max + 1, 0);
        for (var length = token.Length - max; length <= token.Length + max; length++)
            foreach (var (word, uses) in byLength[length])
            {
                var candidate = Distance(token, word, max);
                if (candidate > max || candidate > distance)
                    continue;
                if (candidate < distance || IsBetter(word, uses, nearest!, count, token))
                    (nearest, distance, count) = (word, candidate, uses);
            }

        return nearest;
    }

    private static bool IsBetter(string word, int uses, string other, int otherUses, string token) =>
        (word[0] == token[0], uses, -string.CompareOrdinal(word, other)).CompareTo((other[0] == token[0], otherUses, 0)) > 0;
}
