namespace Shop.Kernel.Texts;

/// <summary>Puts codes into words, in the language and formats of the current request.</summary>
public interface IMessageTexts
{
    string Of(Error error);

    string Of(Message message);

    /// <param name="key">Where the text is: area and name, for example <c>Timeline.orders.placed</c>.</param>
    /// <param name="arguments">The values that the text names.</param>
    string Get(string key, IReadOnlyDictionary<string, object?> arguments);
}
