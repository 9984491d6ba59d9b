using FluentValidation;
using Shop.Kernel;

namespace Shop.Users.Application.Accounts;

/// <summary>Password rules: long enough and not a common password. No composition rules, nothing trimmed.</summary>
internal static class PasswordRules
{
    public const int MinLength = 10;
    public const int MaxLength = 128;

    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "1234567890",
        "12345678910",
        "123456789a",
        "0123456789",
        "0987654321",
        "1q2w3e4r5t",
        "1qaz2wsx3edc",
        "qwertyuiop",
        "qwerty12345",
        "qwerty123456",
        "qwertzuiop",
        "asdfghjkl1",
        "zxcvbnm123",
        "password12",
        "password123",
        "password1234",
        "passw0rd123",
        "p@ssword123",
        "password!1",
        "passwordpassword",
        "letmein123",
        "letmein1234",
        "welcome123",
        "welcome1234",
        "iloveyou12",
        "iloveyou123",
        "sunshine123",
        "princess123",
        "football123",
        "baseball123",
        "superman123",
        "batman1234",
        "dragon1234",
        "monkey1234",
        "administrator",
        "admin12345",
        "admin123456",
        "changeme123",
        "default123",
        "secret1234",
        "abcdefghij",
        "abcdefghijk",
        "abc1234567",
        "abcd123456",
        "aaaaaaaaaa",
        "1111111111",
        "0000000000",
        "1122334455",
        "9876543210",
        "michael123",
        "jennifer123",
        "charlie123",
        "computer123",
        "internet123",
        "starwars123",
        "whatever123",
        "trustno1234",
        "liverpool123",
    };

    public static IRuleBuilderOptions<T, string> IsNewPassword<T>(this IRuleBuilder<T, string> rule) =>
        rule.NotEmpty()
            .WithError("users.password-needed")
            .MinimumLength(MinLength)
            .WithError("users.password-too-short", ("min", MinLength))
            .MaximumLength(MaxLength)
            .Must(password => !IsCommon(password))
            .WithError("users.password-too-common");

    private static bool IsCommon(string? password) =>
        password is not null && (Common.Contains(password) || (password.Length >= MinLength && password.Distinct().Count() <= 2));
}
