using Shop.Catalog.Application.Search;

namespace Shop.Tests.Unit.Catalog;

public sealed class TokenizerTests
{
    [TestCase("Red LINEN-Shirt, size 42", new[] { "red", "linen", "shirt", "size", "42" })]
    [TestCase("Falda tutú", new[] { "falda", "tutu" })]
    [TestCase("西湖龙井", new[] { "西湖", "湖龙", "龙井" })]
    [TestCase("买茶 now", new[] { "买茶", "now" })]
    [TestCase("茶", new[] { "茶" })]
    [TestCase("iPhone15手机", new[] { "iphone15", "手机" })]
    [TestCase("ＡＢＣ １２", new[] { "abc", "12" })]
    [TestCase("чай", new[] { "чай" })]
    [TestCase("İstanbul ışık", new[] { "istanbul", "isik" })]
    [TestCase("שֻׁלְחָן", new[] { "שלחן" })]
    [TestCase("كِتَابٌ إبريق", new[] { "كتاب", "ابريق" })]
    [TestCase("зелёный Άνθος", new[] { "зеленый", "ανθοσ" })]
    [TestCase("'; DROP TABLE--", new[] { "drop", "table" })]
    [TestCase("🎁!", new string[0])]
    public void Text_is_split_into_words(string text, string[] tokens) => Assert.That(Tokenizer.Tokens(text), Is.EqualTo(tokens));

    [TestCase("旅行洗漱包", new[] { "旅行", "行洗", "洗漱", "漱包", "包" })]
    [TestCase("茶", new[] { "茶" })]
    [TestCase("tea", new[] { "tea" })]
    public void The_last_character_of_text_without_spaces_can_be_found(string text, string[] tokens) =>
        Assert.That(Tokenizer.IndexTokens(text), Is.EquivalentTo(tokens));

    [Test]
    public void A_SKU_is_searched_by_its_letters_and_digits() =>
        Assert.That(SearchTerms.Parse("AB-12", SearchLanguage.Named("en"))!.SkuKey, Is.EqualTo("ab12"));

    [TestCase(null)]
    [TestCase("   ")]
    [TestCase("!?-")]
    public void An_empty_query_is_not_a_search(string? query) => Assert.That(SearchTerms.Parse(query, SearchLanguage.Named("en")), Is.Null);

    [TestCase("lamp", "lamp", 0)]
    [TestCase("lapm", "lamp", 1)]
    [TestCase("lam", "lamp", 1)]
    [TestCase("vetsido", "vestido", 1)]
    [TestCase("kitchen", "chicken", 3)]
    public void Swapped_neighboring_letters_count_as_one_edit(string left, string right, int distance) =>
        Assert.That(Vocabulary.Distance(left, right, 2), Is.EqualTo(distance));

    [TestCase("flor", "floor")]
    [TestCase("armchiars", "armchairs")]
    [TestCase("copprr", "copper")]
    public void A_misspelled_word_is_corrected(string typed, string meant) =>
        Assert.That(
            Vocabulary.Of(["floor lamp copper", "black armchairs", "clay plant pot"]).Correct([typed, "lamp"]),
            Is.EqualTo(new[] { meant, "lamp" })
        );

    [Test]
    public void Known_words_and_distant_misspellings_are_left_alone()
    {
        var vocabulary = Vocabulary.Of(["floor lamp"]);

        Assert.That(vocabulary.Correct(["lam"]), Is.Null);
        Assert.That(vocabulary.Correct(["xyzzyx"]), Is.Null);
        Assert.That(vocabulary.Correct(["12345"]), Is.Null);
    }
}
