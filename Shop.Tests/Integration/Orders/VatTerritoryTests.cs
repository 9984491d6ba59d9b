using System.Net;
using Shop.Kernel;
using Shop.Orders.Contracts.Drafts;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>The VAT included in 119.00, by delivery address.</summary>
public sealed class VatTerritoryTests : OrdersFixture
{
    [Test]
    public async Task The_postal_code_determines_the_rate_where_the_country_alone_does_not()
    {
        (string Country, string PostalCode, string City, decimal Tax)[] expected =
        [
            ("DE", "10115", "Berlin", 19.00m),
            ("DE", "D-27498", "Helgoland", 0m),
            ("DE", "78266", "Büsingen", 0m),
            ("ES", "28039", "Madrid", 20.65m),
            ("ES", "E-35001", "Las Palmas", 0m),
            ("ES", "35 001", "Las Palmas", 0m),
            ("ES", "38001", "Santa Cruz", 0m),
            ("ES", "51001", "Ceuta", 0m),
            ("ES", "52001", "Melilla", 0m),
            ("GB", "SW1A 1AA", "London", 0m),
            ("GB", "bt1 1aa", "Belfast", 19.83m),
            ("MC", "98000", "Monaco", 19.83m),
            ("FR", "75001", "Paris", 19.83m),
            ("FR", "97110", "Pointe-à-Pitre", 0m),
            ("FI", "FI-22100", "Mariehamn", 0m),
            ("AX", "22100", "Mariehamn", 0m),
            ("GR", "630 86", "Karyes", 0m),
            ("IT", "23041", "Livigno", 0m),
            ("IT", "23030", "LIVIGNO", 0m),
            ("IT", "23030", "Valfurva", 21.46m),
            ("AT", "A-6691", "Jungholz", 19.00m),
            ("PT", "9000-039", "Funchal", 21.46m),
        ];

        foreach (var (country, postalCode, city, tax) in expected)
        {
            var preview = await GetAsync(
                new PreviewDraft(
                    new PostalAddress("Ada Lovelace", null, "Street 1", null, city, null, postalCode, country, null),
                    [new DraftLine(Sku.Of("TEA"), 1, AnOrder.Eur(119))],
                    null,
                    AnOrder.Eur(0)
                )
            );

            Assert.That(preview.Totals.Tax, Is.EqualTo(AnOrder.Eur(tax)), $"{country} {postalCode} {city}");
        }
    }

    [Test]
    public async Task Pickup_is_taxed_at_its_location()
    {
        await OfferPickUpAsync(Hall);
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 1));
        await shopper.PlaceAsync("card", shipping: "pick-up", postalCode: "27498");

        Assert.That((await ViewAsync(shopper)).Totals.Tax, Is.EqualTo(AnOrder.Eur(1.60m)));
    }

    [Test]
    public async Task Checkout_and_order_calculate_the_same_tax()
    {
        var shopper = NewShopper();
        await shopper.FillAsync(("EBOOK", 1));

        var placed = await shopper.PlaceAsync("card", shipping: null, postalCode: "D-27498");
        var order = await shopper.OrderAsync();

        Assert.That(placed.Status, Is.EqualTo(HttpStatusCode.Created), placed.Body.ToString());
        Assert.That(
            (order.Body.GetProperty("totals").GetProperty("tax").GetProperty("amount").GetString(), (await ViewAsync(shopper)).Totals.Tax),
            Is.EqualTo(("0.00", AnOrder.Eur(0)))
        );
        await AssertSoundAsync();
    }
}
