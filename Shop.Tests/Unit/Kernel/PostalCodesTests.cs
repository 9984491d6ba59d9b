using Shop.Kernel.Geography;

namespace Shop.Tests.Unit.Kernel;

public sealed class PostalCodesTests
{
    [TestCase("ES", "35001", "35001")]
    [TestCase("ES", " E-35001 ", "35001")]
    [TestCase("ES", "es 35 001", "35001")]
    [TestCase("ES", "E35001", "35001")]
    [TestCase("ES", "35.001", "35001")]
    [TestCase("DE", "D-27498", "27498")]
    [TestCase("DE", "DE – 27498", "27498")]
    [TestCase("AT", "A-6691", "6691")]
    [TestCase("FI", "FIN-22100", "22100")]
    [TestCase("GR", "EL-63086", "63086")]
    [TestCase("LV", "LV-1073", "1073")]
    [TestCase("AD", "AD100", "100")]
    [TestCase("PT", "9000-039", "9000039")]
    [TestCase("NL", "NL-1012 ab", "1012AB")]
    [TestCase("GB", "bt1 1aa", "BT11AA")]
    [TestCase("GB", "BT1-1AA", "BT11AA")]
    [TestCase("GB", "UK-BT1 1AA", "BT11AA")]
    [TestCase("JE", "JE1 1AA", "JE11AA")]
    [TestCase("MT", "MTF 1234", "MTF1234")]
    [TestCase("MT", "MT-VLT 1933", "VLT1933")]
    [TestCase("IE", "D02 AF30", "D02AF30")]
    [TestCase("BM", "FL 07", "FL07")]
    [TestCase("KY", "KY1-1100", "KY11100")]
    [TestCase("JP", "〒１５４－００２３", "1540023")]
    [TestCase("SD", "١٣٣١١", "13311")]
    [TestCase("US", "90210-1234", "902101234")]
    [TestCase("ZZ", "ab 1-2", "AB12")]
    public void Spellings_of_a_postal_code_are_normalized(string country, string typed, string normalized) =>
        Assert.That(PostalCodes.Normalize(country, typed), Is.EqualTo(normalized));

    [TestCase("ES", "E-3", "3")]
    [TestCase("JE", "JE1", "JE1")]
    [TestCase("AD", "AD1", "1")]
    [TestCase("GB", "KY6", "KY6")]
    [TestCase("MT", "MT", "MT")]
    [TestCase("ES", "", "")]
    [TestCase("ES", null, "")]
    [TestCase("ES", " - ", "")]
    public void A_postal_code_prefix_is_normalized_like_a_full_code(string country, string? typed, string normalized) =>
        Assert.That(PostalCodes.Normalize(country, typed), Is.EqualTo(normalized));
}
