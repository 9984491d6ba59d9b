namespace Shop.Catalog.Application.Search;

/// <summary>
/// Language rules of the search: stop words, and endings to remove so that singular and plural match. A light stemmer for nouns; verbs are
/// not stemmed.
/// </summary>
/// <param name="Endings">The first matching ending is replaced, then the next group is applied.</param>
/// <param name="Irregular">Words with an irregular stem.</param>
internal sealed record SearchLanguage(
    IReadOnlySet<string> StopWords,
    IReadOnlyList<IReadOnlyList<(string Ending, string Stem)>> Endings,
    IReadOnlyDictionary<string, string> Irregular
)
{
    private const int ShortestStem = 3;

    private static readonly Dictionary<string, SearchLanguage> ByCode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = Of(
            "a an and are as at be by for from in into is it its of on or that the this to with without your",
            "sses>ss shes>sh ches>ch xes>x zes>z oes>o ies>y ves>f ss>ss us>us is>is s>|ie>y ve>f fe>f oe>o ze>z",
            "buses>bus children>child feet>foot geese>goose lens>lens lenses>lens men>man mice>mouse people>person teeth>tooth women>woman"
        ),
        ["de"] = Of(
            "am an auf aus bei das dem den der des die ein eine einem einen einer fur im in ist mit nach oder ohne und vom von zu zum zur",
            "ern> en> er> es> em> e> n> s>",
            ""
        ),
        ["fr"] = Of(
            "a au aux avec ce cette d dans de des du en et l la le les ou par pour sans sur un une",
            "eaux>eau aux>al x> s>|e>",
            ""
        ),
        ["es"] = Of("a al con de del e el en la las lo los o para por sin su un una unas unos y", "ces>z es> s>|o> a> e>", ""),
        ["it"] = Of(
            "a al alla con da dal de del della di e gli i il in la le lo o per senza su un una uno",
            "chi>c che>c ghi>g ghe>g i> e> o> a>",
            ""
        ),
        ["pt"] = Of(
            "a ao as com da das de do dos e em na no o os ou para por sem um uma",
            "oes>ao aes>ao ns>m res>r zes>z s>|o> a> e>",
            ""
        ),
        ["nl"] = Of("aan bij de een en het in met of om op te van voor zonder", "en> s>", ""),
    };

    public static IEnumerable<string> Codes => ByCode.Keys;

    public static bool IsKnown(string code) => ByCode.ContainsKey(code);

    public static SearchLanguage Named(string code) => ByCode[code];

    /// <summary>The stem of a folded word.</summary>
    public string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var irregular))
            return irregular;
        if (word.Any(char.IsDigit))
            return word;

        foreach (var group in Endings)
        {
            var (ending, stem) = group.FirstOrDefault(pair =>
                word.EndsWith(pair.Ending, StringComparison.Ordinal) && word.Length - pair.Ending.Length + pair.Stem.Length >= ShortestStem
            );
            if (ending is not null)
                word = word[..^ending.Length] + stem;
        }

        return word;
    }

    private static SearchLanguage Of(string stopWords, string endings, string irregular) =>
        new(
            stopWords.Split(' ').ToHashSet(),
            [.. endings.Split('|').Select(group => (IReadOnlyList<(string, string)>)[.. Pairs(group)])],
            Pairs(irregular).ToDictionary(pair => pair.From, pair => pair.To)
        );

    private static IEnumerable<(string From, string To)> Pairs(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('>')).Select(pair => (pair[0], pair[1]));
}
