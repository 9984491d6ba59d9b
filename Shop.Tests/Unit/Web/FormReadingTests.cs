using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Shop.Kernel;
using Shop.Web.Presentation.Forms;

namespace Shop.Tests.Unit.Web;

public sealed class FormReadingTests
{
    [TestCase("en-US", "12.50", "12.50")]
    [TestCase("en-US", "25,00", "25.00")]
    [TestCase("en-US", "1,234.56", "1234.56")]
    [TestCase("en-US", "1.234,56", "1234.56")]
    [TestCase("en-US", "1,234,567", "1234567")]
    [TestCase("en-US", "1234", "1234")]
    [TestCase("en-US", " 7 ", "7")]
    [TestCase("en-US", "-3.5", "-3.5")]
    [TestCase("de-DE", "12,50", "12.50")]
    [TestCase("de-DE", "12.50", "12.50")]
    [TestCase("de-DE", "1.234,56", "1234.56")]
    [TestCase("de-DE", "1.234.567", "1234567")]
    [TestCase("fr-FR", "1\u202f234,56", "1234.56")]
    [TestCase("fr-FR", "1 234", "1234")]
    [TestCase("de-CH", "1\u2019234.50", "1234.50")]
    public void Amounts_are_parsed_in_the_users_culture(string culture, string typed, string expected)
    {
        var state = new ModelStateDictionary();

        var money = Read(culture, state, typed, "EUR");

        Assert.That((money!.Value.Amount, state.IsValid), Is.EqualTo((decimal.Parse(expected, CultureInfo.InvariantCulture), true)));
    }

    [TestCase("en-US", "1,234", "EUR")]
    [TestCase("en-US", "25,000", "JPY")]
    [TestCase("en-US", "1,234", "KWD")]
    [TestCase("de-DE", "1.234", "EUR")]
    public void An_ambiguous_separator_is_refused(string culture, string typed, string currency)
    {
        var state = new ModelStateDictionary();

        Assert.That(Read(culture, state, typed, currency), Is.Null);
        Assert.That(state["Amount"]!.Errors.Single().ErrorMessage, Does.Contain("is ambiguous"));
    }

    [TestCase("abc")]
    [TestCase("1e9")]
    [TestCase("12.5.0")]
    [TestCase("1,23,456")]
    [TestCase("12,345,67")]
    [TestCase("1 2")]
    [TestCase("12.")]
    [TestCase(".5")]
    [TestCase("€5")]
    [TestCase("+5")]
    [TestCase("99999999999999999999999999999999")]
    public void An_invalid_amount_is_reported_at_its_field(string typed)
    {
        var state = new ModelStateDictionary();

        Assert.That(Read("en-US", state, typed, "EUR"), Is.Null);
        Assert.That(state["Amount"]!.Errors.Single().ErrorMessage, Is.EqualTo("Enter an amount like 12.50."));
    }

    [TestCase("0.5", "JPY", "JPY has no decimals. Enter a whole amount.")]
    [TestCase("1.005", "EUR", "EUR allows up to 2 decimal places. Enter an amount like 12.50.")]
    [TestCase("1.0005", "KWD", "KWD allows up to 3 decimal places. Enter an amount like 12.500.")]
    public void More_decimals_than_the_currency_has_are_refused(string typed, string currency, string message)
    {
        var state = new ModelStateDictionary();

        Assert.That(Read("en-US", state, typed, currency), Is.Null);
        Assert.That(state["Amount"]!.Errors.Single().ErrorMessage, Is.EqualTo(message));
    }

    [Test]
    public void An_empty_amount_is_null_and_not_an_error()
    {
        var state = new ModelStateDictionary();

        Assert.That(Read("en-US", state, "  ", "EUR"), Is.Null);
        Assert.That(state.IsValid, Is.True);
    }

    [TestCase("12.50", true)]
    [TestCase("-0.5", true)]
    [TestCase("7", true)]
    [TestCase("1,234", false)]
    [TestCase("12,5", false)]
    [TestCase("1e3", false)]
    [TestCase("+5", false)]
    [TestCase(" 5", false)]
    [TestCase("5.", false)]
    [TestCase(".5", false)]
    [TestCase("1.2.3", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void API_amounts_consist_of_digits_and_a_dot_only(string? text, bool expected) =>
        Assert.That(Money.TryReadAmount(text, out _), Is.EqualTo(expected));

    /// <summary>
    /// The framework binds <c>25,00</c> to 2500, so amounts in forms are text until <see cref="FormReading"/> has parsed them.
    /// </summary>
    [Test]
    public void No_form_binds_a_decimal()
    {
        var bound = typeof(FormReading)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PageModel)))
            .SelectMany(page => page.GetProperties().Where(property => property.IsDefined(typeof(BindPropertyAttribute), inherit: true)))
            .Select(property => property.PropertyType)
            .ToHashSet();
        var found = new List<string>();
        foreach (var type in Reachable(bound))
            found.AddRange(
                type.GetProperties()
                    .Where(property => property.CanWrite && IsFraction(property.PropertyType))
                    .Select(property => $"{type.Name}.{property.Name}")
            );

        Assert.That(bound, Has.Count.GreaterThan(20));
        Assert.That(found, Is.Empty);
    }

    private static HashSet<Type> Reachable(IEnumerable<Type> roots)
    {
        var (known, open) = (new HashSet<Type>(), new Queue<Type>(roots));
        while (open.TryDequeue(out var type))
        {
            foreach (var argument in type.GetGenericArguments())
                open.Enqueue(argument);
            if (type.Assembly != typeof(FormReading).Assembly || !known.Add(type))
                continue;
            foreach (var property in type.GetProperties())
                open.Enqueue(property.PropertyType);
        }

        return known;
    }

    private static bool IsFraction(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain
        && (plain == typeof(decimal) || plain == typeof(double) || plain == typeof(float));

    private static Money? Read(string culture, ModelStateDictionary state, string typed, string currency)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return state.ReadMoney("Amount", typed, Currency.Of(currency));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
