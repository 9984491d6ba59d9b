using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Shop.Kernel;

namespace Shop.Web.Presentation.Forms;

/// <summary>Parses quantities and amounts from forms; values that cannot be parsed add an error to their field.</summary>
public static class FormReading
{
    /// <summary>
    /// Quantities by line, bound below <paramref name="prefix"/> (<c>Input.Units</c>); false when one is not a whole number.
    /// </summary>
    public static bool AreUnitsRead(this ModelStateDictionary state, string prefix)
    {
        foreach (var key in state.Keys.Where(key => key.StartsWith(prefix + "[", StringComparison.Ordinal)).ToList())
        {
            if (
                state[key]!.AttemptedValue is { Length: > 0 } typed
                && !int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            )
            {
                state[key]!.Errors.Clear();
                state.AddModelError(key, T("Common.NotAWholeNumber"));
            }
        }

        return state.IsValid;
    }

    /// <summary>The lines with a quantity.</summary>
    public static IEnumerable<(string Line, int Quantity)> Chosen(Dictionary<string, int?>? units) =>
        (units ?? []).Where(unit => unit.Value is > 0).Select(unit => (unit.Key, unit.Value!.Value));

    /// <summary>
    /// Parses a <c>datetime-local</c> field in the shop's time zone. Null when it is blank, or when the time does not exist: then the field
    /// <paramref name="key"/> gets an error.
    /// </summary>
    /// <param name="known">The value the field showed. Left unchanged, it stays the same instant, even in an hour that occurs
    /// twice.</param>
    public static DateTimeOffset? ReadTime(
        this ModelStateDictionary state,
        string key,
        string? typed,
        DateTimeOffset? known,
        TimeZoneInfo zone
    )
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (!DateTime.TryParseExact(typed.Trim(), ShopClock.FieldFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            state.AddModelError(key, T("Common.NotATime"));
            return null;
        }

        if (
            known is { } instant
            && TimeZoneInfo.ConvertTime(instant, zone).DateTime is var shown
            && local == shown.AddTicks(-(shown.Ticks % TimeSpan.TicksPerSecond))
        )
            return known;
        if (!zone.IsInvalidTime(local))
            return ShopClock.Instant(local, zone);

        state.AddModelError(key, T("Common.TimeSkipped"));
        return null;
    }

    /// <summary>Null when the field is blank, or when it is not an amount: then the field <paramref name="key"/> gets an error.</summary>
    public static Money? ReadMoney(this ModelStateDictionary state, string key, string? typed, Currency currency, string? message = null)
    {
        if (state.ReadNumber(key, typed, message ?? T("Common.NotAnAmount")) is not { } number)
            return null;

        var money = new Money(number, currency);
        if (money.IsInMinorUnits)
            return money;

        state.AddModelError(
            key,
            currency.Digits == 0
                ? T("Common.NoDecimals", ("currency", currency.Code))
                : T(
                    "Common.TooManyDecimals",
                    ("currency", currency.Code),
                    ("count", currency.Digits),
                    ("example", MoneyText.Plain(new Money(12.5m, currency)))
                )
        );
        return null;
    }

    /// <summary>Null when the field is blank, or when it is not a number: then the field <paramref name="key"/> gets an error.</summary>
    public static decimal? ReadNumber(this ModelStateDictionary state, string key, string? typed, string? message = null)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;

        var number = TypedNumber.Read(typed, CultureInfo.CurrentCulture);
        if (number.Value is null)
            state.AddModelError(
                key,
                number.IsAmbiguous
                    ? T("Common.AmbiguousNumber", ("typed", typed.Trim()), ("example", 1234.5m.ToString("F2", CultureInfo.CurrentCulture)))
                    : message ?? T("Common.NotANumber")
            );
        return number.Value;
    }
}
