using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Shop.Kernel.Persistence;

/// <summary>Stores a strongly typed id as a plain uuid.</summary>
public sealed class EntityIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Read(value))
    where TId : struct, IEntityId<TId>
{
    // Expression trees cannot call static abstract members.
    private static TId Read(Guid value) => TId.From(value);
}

internal sealed class CurrencyConverter() : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.Of(code));

/// <summary>Stores a message as JSON.</summary>
internal sealed class MessageConverter()
    : ValueConverter<Message, string>(
        message => Write(message),
        json => JsonSerializer.Deserialize<Message>(json, JsonSerializerOptions.Default)!
    )
{
    private static string Write(Message message) => JsonSerializer.Serialize(message);
}

internal sealed class SkuConverter() : ValueConverter<Sku, string>(sku => sku.Value, text => Sku.Of(text));
