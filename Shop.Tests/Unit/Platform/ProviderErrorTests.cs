using Shop.Web.Health;

namespace Shop.Tests.Unit.Platform;

public sealed class ProviderErrorTests
{
    [TestCase("Connection refused (api.stripe.com:443)", "Connection refused (api.stripe.com:443)")]
    [TestCase("HTTP 503", "HTTP 503")]
    [TestCase("Invalid API key: sk_live_51H8xAbCdEfGhIjKlMnOpQrSt", "Invalid API key: …")]
    [TestCase("GET /v1/charges?key=secret failed", "GET /v1/charges… failed")]
    [TestCase("535 5.7.8 shop@shop.example not accepted\r\nsecond line", "535 5.7.8 … not accepted")]
    [TestCase("Header 'Bearer abc' refused", "Header '… refused")]
    public void An_error_is_one_line_without_secrets(string error, string shown) =>
        Assert.That(ProviderErrors.ForStaff(error), Is.EqualTo(shown));

    [TestCase(null)]
    [TestCase(" \n")]
    public void A_missing_error_stays_missing(string? error) => Assert.That(ProviderErrors.ForStaff(error), Is.Null);

    [Test]
    public void A_long_error_is_cut() =>
        Assert.That(
            ProviderErrors.ForStaff(string.Concat(Enumerable.Repeat("no answer, ", 50))),
            Has.Length.EqualTo(201).And.EndsWith("…")
        );
}
