using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Web.Http;

/// <summary>Text that every database can store and every page can show: no NUL, no unpaired surrogate.</summary>
internal static class SafeText
{
    public static Error Refusal { get; } = Error.Invalid("http.unsafe-text");

    public static bool IsSafe(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\0' || char.IsLowSurrogate(text[index]))
                return false;
            if (char.IsHighSurrogate(text[index]) && (++index == text.Length || !char.IsLowSurrogate(text[index])))
                return false;
        }

        return true;
    }
}

/// <summary>Reads JSON strings; unsafe text is a field error.</summary>
internal sealed class SafeStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();

        string? text;
        try
        {
            text = reader.GetString();
        }
        catch (InvalidOperationException)
        {
            throw new InvalidJsonValueException(SafeText.Refusal);
        }

        return text is null || SafeText.IsSafe(text) ? text : throw new InvalidJsonValueException(SafeText.Refusal);
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Reads form fields, routes and queries; unsafe text is a field error.</summary>
internal sealed class SafeStringBinder(IModelBinder inner) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value.FirstValue is { } text && !SafeText.IsSafe(text))
        {
            bindingContext.ModelState.SetModelValue(bindingContext.ModelName, value);
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, SafeText.Refusal.Text());
            bindingContext.Result = ModelBindingResult.Failed();
            return;
        }

        await inner.BindModelAsync(bindingContext);
    }
}

internal sealed class SafeStringBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.ModelType == typeof(string) && !context.Metadata.IsComplexType
            ? new SafeStringBinder(new SimpleTypeModelBinder(typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
            : null;
}
