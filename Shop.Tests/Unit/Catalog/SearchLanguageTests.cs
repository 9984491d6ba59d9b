using Shop.Catalog.Application.Search;

namespace Shop.Tests.Unit.Catalog;

public sealed class SearchLanguageTests
{
    [TestCase("en", "box", "boxes")]
    [TestCase("en", "shoe", "shoes")]
    [TestCase("en", "bag", "bags")]
    [TestCase("en", "scarf", "scarves")]
    [TestCase("en", "knife", "knives")]
    [TestCase("en", "glove", "gloves")]
    [TestCase("en", "battery", "batteries")]
    [TestCase("en", "cookie", "cookies")]
    [TestCase("en", "glass", "glasses")]
    [TestCase("en", "dish", "dishes")]
    [TestCase("en", "size", "sizes")]
    [TestCase("en", "house", "houses")]
    [TestCase("en", "tomato", "tomatoes")]
    [TestCase("en", "woman", "women")]
    [TestCase("en", "bus", "buses")]
    [TestCase("de", "lampe", "lampen")]
    [TestCase("de", "tisch", "tische")]
    [TestCase("de", "buch", "bucher")]
    [TestCase("de", "auto", "autos")]
    [TestCase("fr", "bateau", "bateaux")]
    [TestCase("fr", "robe", "robes")]
    [TestCase("es", "vestido", "vestidos")]
    [TestCase("es", "flor", "flores")]
    [TestCase("es", "luz", "luces")]
    [TestCase("it", "borsa", "borse")]
    [TestCase("pt", "camisa", "camisas")]
    [TestCase("nl", "stoel", "stoelen")]
    public void Singular_and_plural_share_a_stem(string language, string singular, string plural) =>
        Assert.That(SearchLanguage.Named(language).Stem(plural), Is.EqualTo(SearchLanguage.Named(language).Stem(singular)));

    [TestCase("tea")]
    [TestCase("gas")]
    [TestCase("ab12s")]
    [TestCase("茶")]
    public void Short_words_codes_and_other_scripts_are_not_stemmed(string word) =>
        Assert.That(SearchLanguage.Named("en").Stem(word), Is.EqualTo(word));

    [Test]
    public void Stop_words_are_omitted_unless_there_is_nothing_else()
    {
        Assert.That(SearchTerms.Parse("scarf with a fringe", SearchLanguage.Named("en"))!.Tokens, Is.EqualTo(new[] { "scarf", "fringe" }));
        Assert.That(SearchTerms.Parse("the", SearchLanguage.Named("en"))!.Tokens, Is.EqualTo(new[] { "the" }));
    }
}
