using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Kernel.Messaging;

/// <summary>
/// JSON conventions for events and the API: camelCase, snake_case enums, money as a decimal string with its currency. The message of an
/// exception is the code of the field's error.
/// </summary>
public static class KernelJson
{
    public static JsonSerializerOptions Options { get; } = Configured(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configured(JsonSerializerOptions options)
    {
        options.Converters.Add(new MoneyJsonConverter());
        options.Converters.Add(new CurrencyJsonConverter());
        options.Converters.Add(new SkuJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
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

        private static JsonException NotMoney() => new(KernelErrors.NotMoney.Code);

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
            return Currency.IsValid(code) ? Currency.Of(code!) : throw new JsonException(KernelErrors.NotCurrency.Code);
        }

        public override void Write(Utf8JsonWriter writer, Currency value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code);
    }

    private sealed class SkuJsonConverter : JsonConverter<Sku>
    {
        public override Sku Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Sku.TryParse(reader.GetString(), out var sku) ? sku : throw new JsonException(KernelErrors.NotSku.Code);

        public override void Write(Utf8JsonWriter writer, Sku value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
