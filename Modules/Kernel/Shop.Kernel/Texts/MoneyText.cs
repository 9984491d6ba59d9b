using System.Collections.Concurrent;
using System.Globalization;

namespace Shop.Kernel.Texts;

/// <summary>Formats money by culture, with the currency's digits and a real minus sign.</summary>
public static class MoneyText
{
    private static readonly Dictionary<string, string> Symbols = new()
    {
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["USD"] = "$",
        ["JPY"] = "¥",
        ["CNY"] = "CN¥",
        ["KRW"] = "₩",
        ["INR"] = "₹",
        ["PLN"] = "zł",
        ["CZK"] = "Kč",
        ["TRY"] = "₺",
        ["ILS"] = "₪",
        ["VND"] = "₫",
    };

    private static readonly ConcurrentDictionary<(string Culture, string Currency), NumberFormatInfo> Formats = new();

    public static string Of(Money money) => money.Amount.ToString("C", FormatOf(money.Currency));

    /// <summary>As a number for a form field: no symbol, no grouping.</summary>
    public static string Plain(Money money) => money.Amount.ToString("F" + money.Currency.Digits, CultureInfo.CurrentCulture);

    private static NumberFormatInfo FormatOf(Currency currency) => Formats.GetOrAdd((CultureInfo.CurrentCulture.Name, currency.Code), _ =>
        {
            var format = (NumberFormatInfo)CultureInfo.CurrentCulture.NumberFormat.Clone();
            var known = Symbols.TryGetValue(currency.Code, out var symbol);
            format.CurrencySymbol = known ? symbol! : currency.Code;
            format.CurrencyDecimalDigits = currency.Digits;
            format.NegativeSign = "\u2212";
            if (format.CurrencyPositivePattern is 0 or 2)
            {
                format.CurrencyPositivePattern = known ? 0 : 2;
                format.CurrencyNegativePattern = known ? 1 : 9;
            }

            return NumberFormatInfo.ReadOnly(format);
        });
}
