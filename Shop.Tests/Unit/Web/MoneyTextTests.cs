using System.Globalization;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Web.TagHelpers;

namespace Shop.Tests.Unit.Web;

public class MoneyTextTests
{
    [TestCase("12.5", "EUR", "€12.50")]
    [TestCase("-1234.5", "EUR", "\u2212€1,234.50")]
    [TestCase("1500", "JPY", "¥1,500")]
    [TestCase("1.5", "KWD", "KWD 1.500")]
    [TestCase("0", "USD", "$0.00")]
    public void Amounts_have_the_digits_of_their_currency_and_a_true_minus_sign(string amount, string currency, string expected)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var money = new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), Currency.Of(currency));

            Assert.That(MoneyText.Of(money).Replace('\u00a0', ' '), Is.EqualTo(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void A_reduced_price_shows_the_previous_one_and_a_lower_compare_price_is_ignored()
    {
        var now = new Money(10, Currency.Eur);

        Assert.That(PriceTagHelper.Render(now, new Money(12, Currency.Eur)), Does.Contain("price-cut").And.Contain("price-was"));
        Assert.That(PriceTagHelper.Render(now, new Money(9, Currency.Eur)), Does.Not.Contain("price-was"));
        Assert.That(PriceTagHelper.Render(now, null), Does.Not.Contain("price-was"));
    }
}
