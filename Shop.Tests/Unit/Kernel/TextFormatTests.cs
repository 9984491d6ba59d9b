using System.Globalization;
using Shop.Kernel;
using Shop.Kernel.Texts;

namespace Shop.Tests.Unit.Kernel;

/// <summary>Named arguments of texts, their formats, and their storage.</summary>
[SetCulture("en-IE")]
public sealed class TextFormatTests
{
    private static readonly Money Price = new(1234.5m, Currency.Eur);

    [TestCase("No arguments.", "No arguments.")]
    [TestCase("{name} has {count} of {total}.", "Ada has 2 of €1,234.50.")]
    [TestCase("{{literal}} {name}", "{literal} Ada")]
    [TestCase("{unknown}", "{unknown}")]
    [TestCase("On {day}", "On 2 December 2026")]
    [TestCase("{list}", "a, b")]
    [TestCase("open { brace", "open { brace")]
    public void Arguments_are_inserted_by_name(string text, string expected)
    {
        var arguments = new Dictionary<string, object?>
        {
            ["name"] = "Ada",
            ["count"] = 2,
            ["total"] = Price,
            ["day"] = new DateOnly(2026, 12, 2),
            ["list"] = new[] { "a", "b" },
        };

        Assert.That(TextFormat.Fill(text, arguments), Is.EqualTo(expected));
    }

    [Test]
    public void The_text_around_the_arguments_can_be_encoded()
    {
        var arguments = new Dictionary<string, object?> { ["link"] = "<a>" };

        Assert.That(TextFormat.Fill("1 < 2 {link}", arguments, encode: text => text.Replace("<", "&lt;")), Is.EqualTo("1 &lt; 2 <a>"));
    }

    [Test]
    public void Stored_arguments_round_trip()
    {
        var error = Error.Refused("orders.only-left").With("count", 3L);
        var message = new Message("orders.refunded")
            .With("amount", Price)
            .With("day", new DateOnly(2026, 12, 2))
            .With("at", new DateTimeOffset(2026, 12, 2, 10, 30, 0, TimeSpan.Zero))
            .With("rate", 0.19m)
            .With("note", "2026-12-02")
            .With("units", new Message("orders.units").With("quantity", 2L))
            .With("none", null)
            .With("errors", new object?[] { error });

        var read = System.Text.Json.JsonSerializer.Deserialize<Message>(System.Text.Json.JsonSerializer.Serialize(message))!;

        Assert.Multiple(() =>
        {
            Assert.That(read.Code, Is.EqualTo(message.Code));
            foreach (var name in message.Arguments.Keys.Except(["errors", "units"]))
                Assert.That(read.Arguments[name], Is.EqualTo(message.Arguments[name]), name);
            Assert.That(((Message)read.Arguments["units"]!).Arguments["quantity"], Is.EqualTo(2L));
            var inner = (Error)((object?[])read.Arguments["errors"]!)[0]!;
            Assert.That((inner.Code, inner.Arguments["count"]), Is.EqualTo(("orders.only-left", (object)3L)));
        });
    }

    [TestCase("en-IE", "€1,234.50")]
    [TestCase("de-DE", "1.234,50 €")]
    public void Money_is_formatted_for_the_language(string culture, string expected)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        Assert.That(TextFormat.Write(Price).Replace('\u00a0', ' '), Is.EqualTo(expected));
    }
}
