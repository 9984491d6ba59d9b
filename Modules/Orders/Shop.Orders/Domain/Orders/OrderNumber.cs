using System.Globalization;

namespace Shop.Orders.Domain.Orders;

/// <summary>
/// Order and RMA numbers, such as <c>S-100042-1</c> and <c>R-10007-3</c>: a counter and a Luhn check digit that detects mistyped or swapped
/// digits.
/// </summary>
internal static class OrderNumber
{
    public static string Of(long counter) => string.Create(CultureInfo.InvariantCulture, $"S-{counter}-{CheckDigit(counter)}");

    public static string OfReturn(long counter) => string.Create(CultureInfo.InvariantCulture, $"R-{counter}-{CheckDigit(counter)}");

    private static int CheckDigit(long counter)
    {
        var sum = 0;
        var doubled = true;
        for (var rest = counter; rest > 0; rest /= 10, doubled = !doubled)
        {
            var digit = (int)(rest % 10) * (doubled ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return (10 - (sum % 10)) % 10;
    }
}
