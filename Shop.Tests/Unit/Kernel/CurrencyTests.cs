using Shop.Kernel;

namespace Shop.Tests.Unit.Kernel;

public sealed class CurrencyTests
{
    [TestCase("EUR", 2)]
    [TestCase("USD", 2)]
    [TestCase("ISK", 0)]
    [TestCase("JPY", 0)]
    [TestCase("KRW", 0)]
    [TestCase("BHD", 3)]
    [TestCase("TND", 3)]
    public void Minor_units_follow_ISO_4217(string code, int digits) => Assert.That(Currency.Of(code).Digits, Is.EqualTo(digits));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("eur")]
    [TestCase("EU")]
    [TestCase("EURO")]
    [TestCase("E R")]
    [TestCase("ÄÖÜ")]
    public void Anything_but_three_uppercase_letters_is_refused(string? text)
    {
        Assert.That(Currency.IsValid(text), Is.False);
        Assert.That(() => Currency.Of(text!), Throws.ArgumentException);
    }

    [Test]
    public void Currencies_with_the_same_code_are_equal() => Assert.That(Currency.Of("EUR"), Is.EqualTo(Currency.Eur));
}
