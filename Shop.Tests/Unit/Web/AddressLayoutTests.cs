using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Web.Presentation.Forms;

namespace Shop.Tests.Unit.Web;

public class AddressLayoutTests
{
    [Test]
    public void Fields_follow_the_order_of_the_country()
    {
        var german = AddressLayout.Lines(Countries.Find("DE")).SelectMany(line => line).ToList();
        var american = AddressLayout.Lines(Countries.Find("US")).SelectMany(line => line).ToList();

        Assert.That(german.IndexOf(nameof(AddressInput.PostalCode)), Is.LessThan(german.IndexOf(nameof(AddressInput.City))));
        Assert.That(american.IndexOf(nameof(AddressInput.City)), Is.LessThan(american.IndexOf(nameof(AddressInput.PostalCode))));
        Assert.That(american, Does.Contain(nameof(AddressInput.Region)));
        Assert.That(german, Does.Not.Contain(nameof(AddressInput.Region)));
    }

    [Test]
    public void Every_country_asks_once_for_a_name_a_street_and_a_city()
    {
        var countries = Countries.All;

        Assert.That(countries, Has.Count.GreaterThan(200));
        foreach (var country in countries)
        {
            var fields = AddressLayout.Lines(country).SelectMany(line => line).ToList();
            Assert.That(fields, Is.Unique, country.Code);
            Assert.That(
                fields,
                Is.SupersetOf(new[] { nameof(AddressInput.Name), nameof(AddressInput.Line1), nameof(AddressInput.City) }),
                country.Code
            );
            if (country.PostalCodePattern is not null)
                Assert.That(fields, Does.Contain(nameof(AddressInput.PostalCode)), country.Code);
        }
    }

    [Test]
    public void An_address_is_formatted_for_its_country()
    {
        var german = new PostalAddress("Ada", null, "Weg 1", null, "Berlin", null, "10557", "DE", null);
        var american = new PostalAddress("Ada", "Engines", "Row 1", "2nd floor", "New York", "NY", "10001", "US", "+1 2");

        Assert.That(AddressLayout.Print(german), Is.EqualTo(new[] { "Ada", "Weg 1", "10557 Berlin", "Germany" }));
        Assert.That(
            AddressLayout.Print(american),
            Is.EqualTo(new[] { "Ada", "Engines", "Row 1", "2nd floor", "New York NY 10001", "United States", "+1 2" })
        );
    }

    [Test]
    public void Input_is_trimmed_and_empty_fields_become_null()
    {
        var typed = new AddressInput
        {
            Name = " Ada ",
            Company = " ",
            Line1 = "Weg 1",
            City = "Berlin",
            PostalCode = "10557",
            Country = "de",
        };

        Assert.That(typed.ToAddress(), Is.EqualTo(new PostalAddress("Ada", null, "Weg 1", null, "Berlin", null, "10557", "DE", null)));
    }
}
