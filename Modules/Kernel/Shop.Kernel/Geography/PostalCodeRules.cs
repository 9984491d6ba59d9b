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
                .WithError(
                    (part, _) =>
                    {
                        var country = Countries.Find(part.Country);
                        return KernelErrors.InvalidPostalCode(country?.Name, country?.PostalCodeExample);
                    }
                )
        );
}
