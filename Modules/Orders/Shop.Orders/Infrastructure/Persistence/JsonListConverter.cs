using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Shop.Orders.Infrastructure.Persistence;

/// <summary>Keeps a short list of values that are read only with their owner as JSON in one column.</summary>
internal sealed class JsonListConverter<T>() : ValueConverter<IReadOnlyList<T>, string>(list => Write(list), text => Read(text))
{
    private static string Write(IReadOnlyList<T> list) => JsonSerializer.Serialize(list);

    private static IReadOnlyList<T> Read(string text) => JsonSerializer.Deserialize<List<T>>(text) ?? [];
}

/// <summary>Such lists are replaced, never changed in place.</summary>
internal sealed class ListComparer<T>()
    : ValueComparer<IReadOnlyList<T>>(
        (left, right) => left!.SequenceEqual(right!),
        list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item!.GetHashCode())),
        list => list
    );
