using FluentValidation;

namespace Shop.Kernel.Validation;

public static class EmailRules
{
    /// <summary>
    /// Requires an email address that mail can be sent to (<see cref="EmailAddress.IsValid"/>); surrounding spaces are ignored.
    /// </summary>
    public static IRuleBuilderOptions<T, string> IsEmail<T>(this IRuleBuilderInitial<T, string> rule) =>
        rule.Cascade(CascadeMode.Stop)
            .NotEmpty()
            .WithError(KernelErrors.NoEmail)
            .MaximumLength(EmailAddress.MaxLength)
            .Must(text => BeforeTheAt(text).All(char.IsAscii))
            .WithError(KernelErrors.EmailNotAscii)
            .Must(text => EmailAddress.IsValid(text.Trim()))
            .WithError(KernelErrors.InvalidEmail);

    private static string BeforeTheAt(string text) => text.LastIndexOf('@') is >= 0 and var at ? text[..at] : string.Empty;
}
