using System.Globalization;

namespace Shop.Kernel;

/// <summary>An amount in a currency. Mixing currencies throws; nothing is rounded implicitly.</summary>
public readonly record struct Money : IComparable<Money>
{
    public Money(decimal amount, Currency currency)
    {
        Amount = amount;
        Currency = currency;
    }

    /// <summary>In major units (12.50, not 1250).</summary>
    public decimal Amount { get; init; }

    public Currency Currency { get; init; }

    public bool IsZero => Amount == 0;

    public bool IsNegative => Amount < 0;

    public bool IsPositive => Amount > 0;

    /// <summary>True when the amount has no more digits than the currency allows.</summary>
    public bool IsInMinorUnits => decimal.Round(Amount, Currency.Digits) == Amount;

    /// <summary>Parses an invariant decimal: digits with an optional decimal point. No thousands separators, spaces or exponent.</summary>
    public static bool TryReadAmount(string? text, out decimal amount)
    {
        amount = 0;
        var digits = text is ['-', .. var rest] ? rest : text;
        return digits is { Length: > 0 }
            && char.IsAsciiDigit(digits[0])
            && char.IsAsciiDigit(digits[^1])
            && digits.All(letter => char.IsAsciiDigit(letter) || letter == '.')
            && decimal.TryParse(
                text,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out amount
            );
    }

    public static Money Zero(Currency currency) => new(0, currency);

    /// <param name="currency">The currency of all parts, and of the zero for an empty list.</param>
    public static Money Sum(IEnumerable<Money> parts, Currency currency) => parts.Aggregate(Zero(currency), (sum, part) => sum + part);

    public static Money operator +(Money left, Money right) => new(left.Amount + right.In(left.Currency), left.Currency);

    public static Money operator -(Money left, Money right) => new(left.Amount - right.In(left.Currency), left.Currency);

    public static Money operator -(Money money) => new(-money.Amount, money.Currency);

    public static Money operator *(Money money, int factor) => new(money.Amount * factor, money.Currency);

    public static Money operator *(Money money, decimal factor) => new(money.Amount * factor, money.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public static Money Min(Money left, Money right) => left <= right ? left : right;

    public static Money Max(Money left, Money right) => left >= right ? left : right;

    /// <summary>Rounds to the currency's digits, halves away from zero, as on invoices.</summary>
    public Money Rounded() => new(decimal.Round(Amount, Currency.Digits, MidpointRounding.AwayFromZero), Currency);

    /// <summary>
    /// Splits the amount by weight so that the parts add up to it exactly: each part is truncated to minor units, and the remaining units
    /// go to the parts with the largest remainders, the earlier one first on a tie.
    /// </summary>
    /// <exception cref="ArgumentException">No weights, a negative weight, or all zero.</exception>
    public IReadOnlyList<Money> Allocate(IReadOnlyList<decimal> weights)
    {
        var sum = weights.Sum();
        if (weights.Count == 0 || weights.Any(weight => weight < 0) || sum == 0)
            throw new ArgumentException("At least one weight must be positive, none negative.", nameof(weights));

        var unit = 1m / (decimal)Math.Pow(10, Currency.Digits);
        var total = decimal.Round(Amount, Currency.Digits, MidpointRounding.AwayFromZero);
        var exact = weights.Select(weight => total * weight / sum).ToArray();
        var parts = exact.Select(part => decimal.Truncate(part / unit) * unit).ToArray();
        var step = Math.Sign(total) * unit;
        var left = (int)((total - parts.Sum()) / unit) * Math.Sign(total);
        var order = Enumerable
            .Range(0, parts.Length)
            .OrderByDescending(index => Math.Abs(exact[index] - parts[index]))
            .ThenBy(index => index);
        foreach (var index in order.Take(left))
            parts[index] += step;

        var currency = Currency;
        return [.. parts.Select(part => new Money(part, currency))];
    }

    public int CompareTo(Money other) => Amount.CompareTo(other.In(Currency));

    /// <summary>Culture-invariant amount with currency code: <c>12.50 EUR</c>. For logs; pages format by culture.</summary>
    public override string ToString() => $"{Amount.ToString("F" + Currency.Digits, CultureInfo.InvariantCulture)} {Currency}";

    private decimal In(Currency currency) =>
        Currency == currency ? Amount : throw new InvalidOperationException($"{Currency} and {currency} cannot be mixed.");
}
