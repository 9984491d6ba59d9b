using FluentValidation;
using Shop.Catalog.Domain;
using Shop.Kernel.Messaging;

namespace Shop.Catalog.Application;

/// <summary>Validation rules for text input.</summary>
internal static class TextRules
{
    /// <summary>Null for whitespace.</summary>
    public static string? Blank(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>True for text that the database can store: no NUL, no unpaired surrogates.</summary>
    public static bool IsStorable(string? text)
    {
        if (text is null)
            return true;

        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == '\0' || char.IsLowSurrogate(text[index]))
                return false;
            if (char.IsHighSurrogate(text[index]) && (++index == text.Length || !char.IsLowSurrogate(text[index])))
                return false;
        }

        return true;
    }

    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int most, string name) =>
        rule.Must(text => (text?.Trim().Length ?? 0) <= most)
            .WithErrorCode("catalog.too-long")
            .WithMessage($"{name} has at most {most:N0} characters.")
            .Must(IsStorable)
            .WithErrorCode("catalog.not-text")
            .WithMessage($"{name} has a character that cannot be stored.");

    public static IRuleBuilderOptions<T, string?> RequiredText<T>(this IRuleBuilder<T, string?> rule, int most, string name) =>
        rule.Must(text => !string.IsNullOrWhiteSpace(text))
            .WithErrorCode("catalog.missing")
            .WithMessage($"Give {name.ToLowerInvariant()}.")
            .LineOfText(most, name);

    public static IRuleBuilderOptions<T, string?> LineOfText<T>(this IRuleBuilder<T, string?> rule, int most, string name) =>
        rule.Text(most, name).SingleLine();

    public static IRuleBuilderOptions<T, string?> SlugText<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(slug => string.IsNullOrWhiteSpace(slug) || Slug.IsValid(slug.Trim()))
            .WithErrorCode("catalog.not-a-slug")
            .WithMessage("An address has small letters, digits and hyphens only, for example \"green-tea\".")
            .Must(slug => string.IsNullOrWhiteSpace(slug) || !Slug.IsReserved(slug.Trim()))
            .WithErrorCode("catalog.slug-reserved")
            .WithMessage("This address is reserved.");

    /// <summary>A root-relative path of the shop or an HTTPS URL.</summary>
    public static bool IsPictureUrl(string? url) =>
        url is { Length: > 0 and <= TextLimits.Url }
        && IsStorable(url)
        && !url.Any(char.IsControl)
        && (
            (url[0] == '/' && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith("/\\", StringComparison.Ordinal))
            || (
                Uri.TryCreate(url, UriKind.Absolute, out var address)
                && address.Scheme == Uri.UriSchemeHttps
                && address.UserInfo.Length == 0
            )
        );

    public static IRuleBuilderOptions<T, string?> PictureUrl<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(url => string.IsNullOrWhiteSpace(url) || IsPictureUrl(url.Trim()))
            .WithErrorCode("catalog.not-a-picture-address")
            .WithMessage("The address of a picture starts with https:// or with a slash.");

    public static void Paged<T>(
        this AbstractValidator<T> validator,
        System.Linq.Expressions.Expression<Func<T, int>> page,
        System.Linq.Expressions.Expression<Func<T, int>> pageSize,
        int most = 100
    )
    {
        validator.RuleFor(page).InclusiveBetween(1, 1_000_000).WithErrorCode("catalog.page").WithMessage("Pages are counted from 1.");
        validator
            .RuleFor(pageSize)
            .InclusiveBetween(1, most)
            .WithErrorCode("catalog.page-size")
            .WithMessage($"A page holds 1 to {most} entries.");
    }
}
