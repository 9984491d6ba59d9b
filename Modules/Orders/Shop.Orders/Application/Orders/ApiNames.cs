using System.Collections.Concurrent;
using System.Text.Json;

namespace Shop.Orders.Application.Orders;

/// <summary>State names in the API: <c>PendingPayment</c> is <c>pending_payment</c>.</summary>
internal static class ApiNames
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    public static string Of(Enum value) => Names.GetOrAdd(value, state => JsonNamingPolicy.SnakeCaseLower.ConvertName(state.ToString()));

    /// <summary>Null when no such state exists.</summary>
    public static TEnum? Find<TEnum>(string? name)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
            if (Of(value) == name)
                return value;

        return null;
    }
}
