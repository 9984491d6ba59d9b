using FluentValidation;
using Shop.Kernel;
using Shop.Kernel.Geography;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Application.Checkout;

/// <summary>Validates an address; the postal code format is checked separately.</summary>
internal sealed class AddressRules : AbstractValidator<PostalAddress>
{
    public AddressRules()
    {
        RuleFor(address => address.Name).NotEmpty().WithError("orders.name-missing").MaximumLength(100).SingleLine();
        RuleFor(address => address.Company).MaximumLength(100).SingleLine();
        RuleFor(address => address.Line1).NotEmpty().WithError("orders.street-missing").MaximumLength(200).SingleLine();
        RuleFor(address => address.Line2).MaximumLength(200).SingleLine();
        RuleFor(address => address.City).NotEmpty().WithError("orders.city-missing").MaximumLength(100).SingleLine();
        RuleFor(address => address.Phone).MaximumLength(40).SingleLine();
        RuleFor(address => address.Country).Must(code => Countries.Find(code) is not null).WithError("orders.unknown-country");
        RuleFor(address => address.PostalCode).MaximumLength(20).SingleLine();
        RuleFor(address => address.PostalCode)
            .NotEmpty()
            .When(address => Countries.Find(address.Country)?.PostalCodePattern is not null)
            .WithError((address, _) => PostalCodeMissing(address.Country));
        RuleFor(address => address.Region).MaximumLength(20).SingleLine();
        RuleFor(address => address.Region)
            .Must((address, region) => Countries.Find(address.Country)!.Regions.Any(known => known.Code == region))
            .When(address =>
                Countries.Find(address.Country) is { Regions.Count: > 0 } country
                && (!string.IsNullOrEmpty(address.Region) || country.AddressFormat.Contains("{province}", StringComparison.Ordinal))
            )
            .WithError("orders.unknown-region");
    }

    private static Error PostalCodeMissing(string country) =>
        Countries.Find(country)?.PostalCodeExample is { } example
            ? Error.Invalid("orders.postal-code-missing-like").With("example", example)
            : Error.Invalid("orders.postal-code-missing");
}
