using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Kernel.Messaging;

/// <summary>
/// JSON conventions for events and the API: camelCase, snake_case enums, money as a decimal string with its currency, times with their
/// offset from UTC. A value in another form is an <see cref="InvalidJsonValueException"/>.
/// </summary>
public static class KernelJson
{
    public static JsonSerializerOptions Options { get; } = Configured(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configured(JsonSerializerOptions options)
    {
        options.Converters.Add(new MoneyJsonConverter());
        options.Converters.Add(new CurrencyJsonConverter());
        options.Converters.Add(new SkuJsonConverter());
        options.Converters.Add(new InstantJsonConverter());
        options.Converters.Add(new EnumJsonConverter());
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        return options;
    }

    private sealed class MoneyJsonConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var parts = ReadParts(ref reader, options);
            if (!Currency.IsValid(parts?.Currency) || !Money.TryReadAmount(parts!.Amount, out var amount))
                throw NotMoney();

            return new Money(amount, Currency.Of(parts.Currency!));
        }

        /// <summary>Rethrows failures so that the JSON path refers to the whole document, not only to the money value.</summary>
        private static MoneyParts? ReadParts(ref Utf8JsonReader reader, JsonSerializerOptions options)
        {
            try
            {
                return JsonSerializer.Deserialize<MoneyParts>(ref reader, options);
            }
            catch (JsonException)
            {
                throw NotMoney();
            }
        }

        private static InvalidJsonValueException NotMoney() => new(KernelErrors.NotMoney);

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
        {
            var digits = Math.Max(
                value.Currency.Digits,
                value.Amount.Scale > 4 ? 4
                    : value.IsInMinorUnits ? 0
                    : value.Amount.Scale
            );
            writer.WriteStartObject();
            writer.WriteString("amount", value.Amount.ToString("F" + digits, CultureInfo.InvariantCulture));
            writer.WriteString("currency", value.Currency.Code);
            writer.WriteEndObject();
        }
    }

    private sealed record MoneyParts(string? Amount, string? Currency);

    private sealed class CurrencyJsonConverter : JsonConverter<Currency>
    {
        public override Currency Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var code = reader.GetString();
            return Currency.IsValid(code) ? Currency.Of(code!) : throw new InvalidJsonValueException(KernelErrors.NotCurrency);
        }

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code);
    }

    private sealed class SkuJsonConverter : JsonConverter<Sku>
    {
        public override Sku Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Sku.TryParse(reader.GetString(), out var sku) ? sku : throw new InvalidJsonValueException(KernelErrors.NotSku);

        public override void Write(Utf8JsonWriter writer, Sku value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    private sealed class InstantJsonConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Iso8601.TryRead(reader.GetString(), out var instant)
                ? instant
                : throw new InvalidJsonValueException(KernelErrors.NotInstant);

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }

    /// <summary>Reads exactly the documented names; the framework's converter ignores case.</summary>
    private sealed class EnumJsonConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(NameConverter<>).MakeGenericType(typeToConvert))!;

        private sealed class NameConverter<T> : JsonConverter<T>
            where T : struct, Enum
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
                reader.TokenType == JsonTokenType.String && ApiNames.Find<T>(reader.GetString()) is { } value
                    ? value
                    : throw new InvalidJsonValueException(KernelErrors.NotOneOf(ApiNames.Of<T>()));

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
                writer.WriteStringValue(value.ApiName());
        }
    }
}
