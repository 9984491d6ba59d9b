using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Kernel.Texts;

namespace Shop.Kernel;

/// <summary>
/// Something to tell a person, as a stable code with arguments; the sentence is in the host's resources, by code. Stored and sent as JSON.
/// </summary>
/// <param name="Code"><c>module.what</c>, for example <c>orders.price-changed</c>.</param>
[JsonConverter(typeof(MessageJsonConverter))]
public sealed record Message(string Code)
{
    /// <summary>The values that the sentence names: text, numbers, <see cref="Money"/>, dates, or errors.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; init; } = MessageArguments.None;

    /// <summary>The same message with a named argument of its sentence.</summary>
    public Message With(string name, object? value) =>
        this with
        {
            Arguments = new Dictionary<string, object?>(Arguments) { [name] = value },
        };

    /// <summary>A text as a person typed it.</summary>
    public static Message Of(string text) => new Message("kernel.text").With("text", text);

    public static Message Of(Error error) => new(error.Code) { Arguments = error.Arguments };

    public Error ToError() => new(Code, ErrorKind.Refused) { Arguments = Arguments };

    public bool Equals(Message? other) => other is not null && Code == other.Code && MessageArguments.AreEqual(Arguments, other.Arguments);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Arguments.Count == 0 ? Code : Code + " " + MessageArguments.ToJson(Arguments);
}

internal sealed class MessageJsonConverter : JsonConverter<Message>
{
    public override Message Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        return new Message(json.RootElement.GetProperty("code").GetString()!)
        {
            Arguments = MessageArguments.FromJson(json.RootElement.GetProperty("arguments").GetRawText()),
        };
    }

    public override void Write(Utf8JsonWriter writer, Message value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("code", value.Code);
        writer.WritePropertyName("arguments");
        writer.WriteRawValue(MessageArguments.ToJson(value.Arguments));
        writer.WriteEndObject();
    }
}
