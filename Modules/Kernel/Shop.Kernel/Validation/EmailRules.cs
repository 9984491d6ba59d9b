using FluentValidation;

namespace Shop.Kernel.Validation;

public static class EmailRules
{
    /// <summary>
    /// Requires an email address that mail can be sent to (<see cref="EmailAddress.IsValid"/>); surrounding spaces are ignored.
    /// </summary>
    public static IRuleBuilderOptions<T, string> IsEmail<T>(
        this IRuleBuilderInitial<T, string> rule,
        string whenEmpty = "Enter your e-mail address."
    ) =>
        rule.Cascade(CascadeMode.Stop)
            .NotEmpty()
            .WithMessage(whenEmpty)
            .MaximumLength(EmailAddress.MaxLength)
            .WithMessage($"An e-mail address has at most {EmailAddress.MaxLength} characters.")
            .Must(text => BeforeTheAt(text).All(char.IsAscii))
            .WithMessage("Before the @, use only the letters a to z, digits and signs like . _ + -")
            .Must(text => EmailAddress.IsValid(text.Trim()))
            .WithMessage("Enter an e-mail address like name@example.com.");

    private static string BeforeTheAt(string text) => text.LastIndexOf('@') is >= 0 and var at ? text[..at] : string.Empty;
}
