using System.Collections.Concurrent;
using System.Text.Json;

namespace Shop.Kernel;

/// <summary>The names of enum values in the API and in resource keys: <c>PendingPayment</c> is <c>pending_payment</c>.</summary>
public static class ApiNames
{
    private static readonly ConcurrentDictionary<Enum, string> Names = new();

    public static string ApiName(this Enum value) =>
        Names.GetOrAdd(value, known => JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString()));

    /// <summary>The names of all values of an enum.</summary>
    public static IReadOnlyList<string> Of<TEnum>()
        where TEnum : struct, Enum => Of(typeof(TEnum));

    public static IReadOnlyList<string> Of(Type enumType) => [.. Enum.GetValues(enumType).Cast<Enum>().Select(ApiName)];

    /// <summary>Null when no value has this name.</summary>
    public static TEnum? Find<TEnum>(string? name)
        where TEnum : struct, Enum
    {
        foreach (var value in Enum.GetValues<TEnum>())
            if (value.ApiName() == name)
                return value;

        return null;
    }
}
