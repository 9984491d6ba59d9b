using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Shop.Orders.Infrastructure.Persistence;

/// <summary>Stores a short list as JSON in one column of its owner.</summary>
internal sealed class JsonListConverter<T>() : ValueConverter<IReadOnlyList<T>, string>(list => Write(list), text => Read(text))
{
    private static string Write(IReadOnlyList<T> list) => JsonSerializer.Serialize(list);

    private static IReadOnlyList<T> Read(string text) => JsonSerializer.Deserialize<List<T>>(text) ?? [];
}

/// <summary>The lists are replaced, never changed in place.</summary>
internal sealed class ListComparer<T>()
    : ValueComparer<IReadOnlyList<T>>(
        (left, right) => left!.SequenceEqual(right!),
        list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item!.GetHashCode())),
        list => list
    );
