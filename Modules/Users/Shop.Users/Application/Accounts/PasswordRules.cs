using FluentValidation;

namespace Shop.Users.Application.Accounts;

/// <summary>Password rules: long enough and not a common password. No composition rules, nothing trimmed.</summary>
internal static class PasswordRules
{
    public const int Shortest = 10;
    public const int Longest = 128;

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
            .WithMessage("Choose a password.")
            .MinimumLength(Shortest)
            .WithMessage($"A password has at least {Shortest} characters; a short sentence works well.")
            .MaximumLength(Longest)
            .WithMessage($"A password has at most {Longest} characters.")
            .Must(password => !IsCommon(password))
            .WithMessage("This password is among the first that anybody would try. Choose another one.");

    private static bool IsCommon(string? password) =>
        password is not null && (Common.Contains(password) || (password.Length >= Shortest && password.Distinct().Count() <= 2));
}
