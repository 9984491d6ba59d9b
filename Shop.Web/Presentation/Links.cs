using System.Text;

namespace Shop.Web.Presentation;

/// <summary>Root-relative URLs of the storefront, percent-encoded.</summary>
public static class Links
{
    public static string Product(string slug) => "/p/" + Uri.EscapeDataString(slug);

    public static string Category(string slug) => "/c/" + Uri.EscapeDataString(slug);

    public static string Content(string slug) => "/pages/" + Uri.EscapeDataString(slug);

    /// <param name="token">Opens the order without an account.</param>
    public static string Order(string number, string? token = null) =>
        "/orders/" + Uri.EscapeDataString(number) + (token is null ? "" : "?token=" + Uri.EscapeDataString(token));

    /// <summary>The return page of an order.</summary>
    public static string Return(string number, string? token, bool withdrawal) =>
        "/orders/"
        + Uri.EscapeDataString(number)
        + "/return?kind="
        + (withdrawal ? "withdrawal" : "return")
        + (token is null ? "" : "&token=" + Uri.EscapeDataString(token));

    public static string Document(string number, Guid id, string? token) =>
        "/orders/" + Uri.EscapeDataString(number) + "/documents/" + id + (token is null ? "" : "?token=" + Uri.EscapeDataString(token));

    /// <summary>
    /// Encodes a URL for a redirect header: characters other than visible ASCII are percent-encoded, and existing escapes are kept.
    /// </summary>
    public static string ForHeader(string address)
    {
        var text = new StringBuilder(address.Length);
        foreach (var rune in address.EnumerateRunes())
            if (rune.Value is > ' ' and <= '~')
                text.Append((char)rune.Value);
            else
                text.Append(Uri.EscapeDataString(rune.ToString()));
        return text.ToString();
    }

    /// <summary>Encodes a path with any Unicode characters, as a redirect needs it.</summary>
    public static string Encoded(string path) => new PathString(path).ToUriComponent();
}
