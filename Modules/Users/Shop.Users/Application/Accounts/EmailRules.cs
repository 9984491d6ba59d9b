using System.Net.Mail;
using FluentValidation;

namespace Shop.Users.Application.Accounts;

internal static class EmailRules
{
    public static IRuleBuilderOptions<T, string> IsEmail<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty()
            .WithMessage("Enter your e-mail address.")
            .MaximumLength(254)
            .WithMessage("An e-mail address has at most 254 characters.")
            .Must(text => string.IsNullOrEmpty(text) || LooksRight(text))
            .WithMessage("Enter an e-mail address like name@example.com.");

    private static bool LooksRight(string text) =>
        !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '<' or '>' or '"' or ',' or ';')
        && text.IndexOf('.', text.LastIndexOf('@') + 1) > 0
        && MailAddress.TryCreate(text, out var address)
        && address.Address == text;
}
