using FluentValidation;

namespace Shop.Kernel.Geography;

public static class PostalCodeRules
{
    /// <summary>Requires the postal code, if given, to have its country's format.</summary>
    public static IRuleBuilderOptions<T, PostalAddress> HasPostalCodeOfItsCountry<T>(this IRuleBuilder<T, PostalAddress> rule) =>
        rule.ChildRules(address =>
            address
                .RuleFor(part => part.PostalCode)
                .Must((part, code) => string.IsNullOrWhiteSpace(code) || Countries.AcceptsPostalCode(part.Country, code))
                .WithMessage(part =>
                    Countries.Find(part.Country) is { PostalCodeExample: { } example } country
                        ? $"Enter a valid postal code for {country.Name}, like {example}."
                        : "Enter a valid postal code."
                )
        );
}
