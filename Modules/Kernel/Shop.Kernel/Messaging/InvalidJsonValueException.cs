using System.Text.Json;

namespace Shop.Kernel.Messaging;

/// <summary>A JSON value that a converter refuses; the serializer adds the path of its field.</summary>
public sealed class InvalidJsonValueException(Error error) : JsonException(error.Code)
{
    public Error Error => error;
}
