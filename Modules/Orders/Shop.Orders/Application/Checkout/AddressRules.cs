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
        RuleFor(address => address.Name)
            .NotEmpty()
            .WithMessage("Enter the recipient's name.")
            .MaximumLength(100)
            .WithMessage("A name has at most 100 characters.")
            .SingleLine();
        RuleFor(address => address.Company).MaximumLength(100).WithMessage("A company name has at most 100 characters.").SingleLine();
        RuleFor(address => address.Line1)
            .NotEmpty()
            .WithMessage("Enter street and house number.")
            .MaximumLength(200)
            .WithMessage("An address line has at most 200 characters.")
            .SingleLine();
        RuleFor(address => address.Line2).MaximumLength(200).WithMessage("An address line has at most 200 characters.").SingleLine();
        RuleFor(address => address.City)
            .NotEmpty()
            .WithMessage("Enter the city.")
            .MaximumLength(100)
            .WithMessage("A city has at most 100 characters.")
            .SingleLine();
        RuleFor(address => address.Phone).MaximumLength(40).WithMessage("A phone number has at most 40 characters.").SingleLine();
        RuleFor(address => address.Country).Must(code => Countries.Find(code) is not null).WithMessage("Choose a country from the list.");
        RuleFor(address => address.PostalCode).MaximumLength(20).WithMessage("A postal code has at most 20 characters.").SingleLine();
        RuleFor(address => address.PostalCode)
            .NotEmpty()
            .When(address => Countries.Find(address.Country)?.PostalCodePattern is not null)
            .WithMessage(address =>
                Countries.Find(address.Country)?.PostalCodeExample is { } example
                    ? $"Enter the postal code, like {example}."
                    : "Enter the postal code."
            );
        RuleFor(address => address.Region).MaximumLength(20).WithMessage("A region has at most 20 characters.").SingleLine();
        RuleFor(address => address.Region)
            .Must((address, region) => Countries.Find(address.Country)!.Regions.Any(known => known.Code == region))
            .When(address =>
                Countries.Find(address.Country) is { Regions.Count: > 0 } country
                && (!string.IsNullOrEmpty(address.Region) || country.AddressFormat.Contains("{province}", StringComparison.Ordinal))
            )
            .WithMessage("Choose the state or region from the list.");
    }
}
