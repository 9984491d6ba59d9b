using System.Globalization;

namespace Shop.Orders.Domain.Orders;

/// <summary>
/// What people read aloud: <c>S-100042-1</c> for an order, <c>R-10007-3</c> for a return, a counter and a Luhn check digit that catches a
/// mistyped or swapped one.
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
