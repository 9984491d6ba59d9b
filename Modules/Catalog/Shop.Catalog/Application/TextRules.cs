using FluentValidation;
using Shop.Catalog.Domain;
using Shop.Kernel;
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

    public static IRuleBuilderOptions<T, string?> Text<T>(this IRuleBuilder<T, string?> rule, int max) =>
        rule.Must(text => (text?.Trim().Length ?? 0) <= max)
            .WithError("validation.maximum-length", ("maxLength", max))
            .Must(IsStorable)
            .WithError(CatalogErrors.NotText);

    /// <param name="rule">The rule of the text.</param>
    /// <param name="max">The highest number of characters.</param>
    /// <param name="missing">The error for a blank text.</param>
    public static IRuleBuilderOptions<T, string?> RequiredText<T>(this IRuleBuilder<T, string?> rule, int max, Error missing) =>
        rule.Must(text => !string.IsNullOrWhiteSpace(text)).WithError(missing).LineOfText(max);

    public static IRuleBuilderOptions<T, string?> LineOfText<T>(this IRuleBuilder<T, string?> rule, int max) => rule.Text(max).SingleLine();

    public static IRuleBuilderOptions<T, string?> SlugText<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Must(slug => string.IsNullOrWhiteSpace(slug) || Slug.IsValid(slug.Trim()))
            .WithError("catalog.not-a-slug")
            .Must(slug => string.IsNullOrWhiteSpace(slug) || !Slug.IsReserved(slug.Trim()))
            .WithError((_, slug) => CatalogErrors.SlugReserved(slug!.Trim()));

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
        rule.Must(url => string.IsNullOrWhiteSpace(url) || IsPictureUrl(url.Trim())).WithError(CatalogErrors.NotAPictureUrl);

    /// <summary>Limits how much a query asks for.</summary>
    public static void MaxItems<T>(this IRuleBuilder<T, int> count, int max) =>
        count.LessThanOrEqualTo(max).WithError("catalog.too-many-items", ("max", max));

    public static void Paged<T>(
        this AbstractValidator<T> validator,
        System.Linq.Expressions.Expression<Func<T, int>> page,
        System.Linq.Expressions.Expression<Func<T, int>> pageSize,
        int max = 100
    )
    {
        validator.RuleFor(page).InclusiveBetween(1, 1_000_000);
        validator.RuleFor(pageSize).InclusiveBetween(1, max);
    }
}
