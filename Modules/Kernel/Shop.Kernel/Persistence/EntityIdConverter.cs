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

internal sealed class SkuConverter() : ValueConverter<Sku, string>(sku => sku.Value, text => Sku.Of(text));
