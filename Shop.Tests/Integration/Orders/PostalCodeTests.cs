using System.Net;
using Shop.Kernel.Geography;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>Postal codes are validated by the pattern of their country.</summary>
public sealed class PostalCodeTests : OrdersFixture
{
    [TestCase("DE", "ABC", "Enter a valid postal code for Germany, like 56068.")]
    [TestCase("DE", "1011", "Enter a valid postal code for Germany, like 56068.")]
    [TestCase("ES", "3500", "Enter a valid postal code for Spain, like 28039.")]
    [TestCase("GB", "XXXXXX", "Enter a valid postal code for United Kingdom, like SE22 8DL.")]
    public async Task The_API_refuses_a_postal_code_that_is_invalid_in_its_country(string country, string code, string message)
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2));

        var refused = await PlaceAsync(shopper, country, code, country, code);

        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        var errors = refused.Body.GetProperty("errors");
        Assert.That(errors.GetProperty("shippingAddress.postalCode")[0].GetString(), Is.EqualTo(message));
        Assert.That(errors.GetProperty("billingAddress.postalCode")[0].GetString(), Is.EqualTo(message));
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
    }

    [TestCase("DE", "10115")]
    [TestCase("DE", "D-10115")]
    [TestCase("DE", "10 115")]
    [TestCase("ES", "E-35001")]
    [TestCase("GB", "sw1a1aa")]
    [TestCase("GB", "SW1A  1AA")]
    [TestCase("PL", "00950")]
    [TestCase("HK", "")]
    public async Task Common_spellings_of_postal_codes_are_accepted(string country, string code)
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2));

        var placed = await PlaceAsync(shopper, country, code, "DE", "10115");

        Assert.That(placed.Status, Is.EqualTo(HttpStatusCode.Created), placed.Body.ToString());
        var order = await GetAsync(new GetOrder(placed.Text("number"), new OrderViewer(null, null, IsStaff: true)));
        Assert.That(order.ShippingAddress.PostalCode, Is.EqualTo(code));
    }

    private static Task<ApiAnswer> PlaceAsync(ApiShopper shopper, string country, string code, string billingCountry, string billingCode) =>
        shopper.SendAsync(
            HttpMethod.Post,
            "/orders",
            new
            {
                cartId = shopper.Cart,
                email = shopper.Email,
                shippingAddress = Address(country, code),
                billingAddress = Address(billingCountry, billingCode),
                shippingMethod = country is "HK" or "GB" ? "international" : "standard",
                paymentMethod = "card",
            }
        );

    private static object Address(string country, string postalCode) =>
        new
        {
            name = "Ada Lovelace",
            line1 = "High Street 1",
            city = "Town",
            region = Countries.Find(country) is { Regions: [var first, ..] } ? first.Code : null,
            postalCode,
            country,
        };
}
