using System.Net.Mail;

namespace Shop.Orders.Application.Checkout;

/// <summary>Whether a text can be mailed to. Only a mail that arrives proves more.</summary>
internal static class EmailAddress
{
    public static bool LooksRight(string text) =>
        !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or '"' or ',' or ';')
        && text.IndexOf('.', text.LastIndexOf('@') + 1) > 0
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text;
}
