using Shop.Catalog.Domain.Products;

namespace Shop.Tests.Unit.Catalog;

public sealed class BarcodeTests
{
    [TestCase("4.00601E+12", true)]
    [TestCase("4,00601E+12", true)]
    [TestCase("4e+12", true)]
    [TestCase("4006381333931.0", true)]
    [TestCase("4006381333931", false)]
    [TestCase("978-3-16-148410-0", false)]
    [TestCase("4E10", false)]
    [TestCase(null, false)]
    public void Codes_mangled_into_numbers_are_detected(string? code, bool mangled) =>
        Assert.That(Barcode.IsMangled(code), Is.EqualTo(mangled));

    [TestCase("4006381333931", false)]
    [TestCase("4006381333932", true)]
    [TestCase("96385074", false)]
    [TestCase("96385075", true)]
    [TestCase("036000291452", false)]
    [TestCase("00012345600012", false)]
    [TestCase("12345", false, Description = "no GTIN")]
    [TestCase("ABCDEFGH", false, Description = "no digits")]
    public void The_check_digit_of_a_GTIN_is_verified(string code, bool wrong) =>
        Assert.That(Barcode.HasWrongCheckDigit(code), Is.EqualTo(wrong));

    [TestCase("'4006381333931", "4006381333931")]
    [TestCase("'90s", "90s")]
    [TestCase("'", "'")]
    [TestCase("4006381333931", "4006381333931")]
    public void A_leading_apostrophe_is_removed(string code, string clean) => Assert.That(Barcode.Clean(code), Is.EqualTo(clean));
}
