using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Html;
using Shop.Kernel;

namespace Shop.Web.Presentation;

/// <summary>
/// The texts of pages, errors and timelines (<c>Resources</c>). A key is the file and the name in it: <c>Cart.Empty</c> is in
/// <c>Resources/Cart.resx</c>, <c>Admin.Orders.Title</c> in <c>Resources/Admin/Orders.resx</c>. A text that depends on a number has two
/// entries, <c>Items_one</c> and <c>Items_other</c>, chosen by the argument <c>count</c>.
/// </summary>
public static class Texts
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Files = new();
    private static readonly ConcurrentDictionary<(string Culture, string Key), string> Found = new();

    /// <summary>The text of a key; the key itself when there is none, which a test forbids.</summary>
    public static string T(string key) => Find(key, MessageArguments.None) ?? key;

    /// <summary>The text of a key with its named arguments.</summary>
    public static string T(string key, params ReadOnlySpan<(string Name, object? Value)> arguments) => T(key, Named(arguments));

    internal static string T(string key, IReadOnlyDictionary<string, object?> arguments) =>
        Find(key, arguments) is { } text ? TextFormat.Fill(text, arguments, Write) : key;

    /// <summary>As <see cref="T(string)"/>, but arguments may be markup, such as a link; everything else is encoded.</summary>
    public static IHtmlContent H(string key, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var named = Named(arguments);
        return new HtmlString(
            Find(key, named) is { } text
                ? TextFormat.Fill(
                    text,
                    named,
                    value => value is IHtmlContent markup ? markup.ToString()! : Markup.E(Write(value)),
                    Markup.E
                )
                : key
        );
    }

    /// <summary>A link for <see cref="H"/>.</summary>
    public static IHtmlContent Link(string href, string text) => new HtmlString($"<a href=\"{Markup.E(href)}\">{Markup.E(text)}</a>");

    /// <summary>The sentence of an error (<c>Resources/Errors</c>, one file per module).</summary>
    public static string Text(this Error error) => Text("Errors", error.Code, error.Arguments);

    /// <summary>The sentence of a message (<c>Resources/Messages</c>, one file per module), or of the error that it was made of.</summary>
    public static string Text(this Message message) =>
        Sentence("Messages", message.Code, message.Arguments) ?? Text("Errors", message.Code, message.Arguments);

    private static string Text(string folder, string code, IReadOnlyDictionary<string, object?> arguments) =>
        Sentence(folder, code, arguments) ?? code;

    private static string? Sentence(string folder, string code, IReadOnlyDictionary<string, object?> arguments)
    {
        var dot = code.IndexOf('.', StringComparison.Ordinal);
        return Find($"{folder}.{char.ToUpperInvariant(code[0])}{code[1..]}", folder.Length + 1 + dot, arguments) is { } text
            ? TextFormat.Fill(text, arguments, Write)
            : null;
    }

    private static string Write(object? value) =>
        value switch
        {
            Error error => error.Text(),
            Message message => message.Text(),
            IEnumerable<object?> list when list.All(item => item is Error or Message) => string.Join(' ', list.Select(Write)),
            _ => TextFormat.Write(value),
        };

    private static string? Find(string key, IReadOnlyDictionary<string, object?> arguments) => Find(key, key.LastIndexOf('.'), arguments);

    /// <param name="dot">Where the file's part of the key ends.</param>
    private static string? Find(string key, int dot, IReadOnlyDictionary<string, object?> arguments)
    {
        if (arguments.TryGetValue("count", out var count) && count is not null)
        {
            var isOne = Convert.ToDecimal(count, CultureInfo.InvariantCulture) == 1;
            if (Find(key + (isOne ? "_one" : "_other"), dot) is { } counted)
                return counted;
        }

        return Find(key, dot);
    }

    /// <summary>Keeps the texts it found: a page has hundreds, and resources are searched under a lock.</summary>
    private static string? Find(string key, int dot)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (Found.TryGetValue((culture.Name, key), out var known))
            return known;

        var resources = Files.GetOrAdd(key[..dot], path => new ResourceManager("Shop.Web.Resources." + path, typeof(Texts).Assembly));
        try
        {
            return resources.GetString(key[(dot + 1)..], culture) is { } text ? Found[(culture.Name, key)] = text : null;
        }
        catch (MissingManifestResourceException)
        {
            return null;
        }
    }

    private static Dictionary<string, object?> Named(ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        var named = new Dictionary<string, object?>(arguments.Length);
        foreach (var (name, value) in arguments)
            named[name] = value;
        return named;
    }
}

/// <summary>Gives modules the texts of the host; instants are shown in the shop's time zone.</summary>
internal sealed class MessageTexts(IConfiguration configuration) : IMessageTexts
{
    private readonly TimeZoneInfo zone = ShopClock.Zone(configuration);

    public string Of(Error error) => (error with { Arguments = Localize(error.Arguments) }).Text();

    public string Of(Message message) => (message with { Arguments = Localize(message.Arguments) }).Text();

    public string Get(string key, IReadOnlyDictionary<string, object?> arguments) => Texts.T(key, Localize(arguments));

    private Dictionary<string, object?> Localize(IReadOnlyDictionary<string, object?> arguments) =>
        arguments.ToDictionary(
            argument => argument.Key,
            argument => argument.Value is DateTimeOffset instant ? TimeZoneInfo.ConvertTime(instant, zone) : argument.Value
        );
}
