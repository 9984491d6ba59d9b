using System.Text;
using System.Xml.Linq;
using Shop.Web.Illustrations;

namespace Shop.Tests.Unit.Web;

public class ProductIllustrationTests
{
    private static readonly string[] Materials =
    [
        "Cotton",
        "Wool",
        "Linen",
        "Denim",
        "Canvas",
        "Stripe",
        "Check",
        "Ceramic",
        "Wood",
        "Leather",
        "Quilt",
        "Dot",
    ];

    [Test]
    public void Every_subject_view_and_material_renders_well_formed_SVG_of_at_most_4_KB_without_placeholders()
    {
        var drawn = 0;
        foreach (var type in Enum.GetValues<ProductType>())
        foreach (var view in Enum.GetValues<IllustrationView>())
        foreach (var material in Materials)
        {
            var svg = ProductIllustration.Render(new IllustrationRequest(type, "Forest", material, "p1", view));
            drawn++;

            Assert.That(Encoding.UTF8.GetByteCount(svg), Is.LessThanOrEqualTo(4096), $"{type} {view} {material}");
            Assert.That(XDocument.Parse(svg).Root!.Attribute("viewBox")!.Value, Is.EqualTo("0 0 400 500"));
            Assert.That(svg, Does.Not.Match("[@~][a-z](?=[ />])").And.Not.Contains("{"), $"{type} {view} {material}");
        }

        Assert.That(drawn, Is.GreaterThan(1000));
    }

    [Test]
    public void The_same_request_renders_the_same_image_and_another_color_a_different_one()
    {
        var request = new IllustrationRequest(ProductType.Mug, "Rust", "Ceramic", "mug");

        Assert.That(ProductIllustration.Render(request with { }), Is.EqualTo(ProductIllustration.Render(request)));
        Assert.That(ProductIllustration.Render(request with { Color = "Navy" }), Is.Not.EqualTo(ProductIllustration.Render(request)));
    }

    [Test]
    public void A_key_round_trips_to_the_same_image()
    {
        var request = new IllustrationRequest(ProductType.Backpack, "#A1b2C3", "Canvas & leather", "Day pack / 2", IllustrationView.InUse);

        var known = IllustrationKey.TryParse(IllustrationKey.Of(request), out var parsed);

        Assert.That(known, Is.True);
        Assert.That(parsed.Type, Is.EqualTo(ProductType.Backpack));
        Assert.That(parsed.View, Is.EqualTo(IllustrationView.InUse));
        Assert.That(Palette.Of(parsed.Color), Is.EqualTo("#a1b2c3"));
    }

    [TestCase("")]
    [TestCase("mug_rust_ceramic_x")]
    [TestCase("rocket_rust_ceramic_x_front")]
    [TestCase("mug_rust_ceramic_x_7")]
    [TestCase("999_rust_ceramic_x_front")]
    public void Invalid_keys_are_refused(string key) => Assert.That(IllustrationKey.TryParse(key, out _), Is.False);

    [Test]
    public void An_unknown_color_name_has_no_swatch_but_renders_deterministically()
    {
        Assert.That(Palette.Find("Size 42"), Is.Null);
        Assert.That(Palette.Of("Size 42"), Is.EqualTo("#a3cdb6"));
    }
}
