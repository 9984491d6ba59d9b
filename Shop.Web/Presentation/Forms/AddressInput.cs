using Shop.Kernel;
using Shop.Kernel.Geography;

namespace Shop.Web.Presentation.Forms;

/// <summary>An address as posted by a form: every field is optional text.</summary>
public sealed record AddressInput
{
    public string? Name { get; set; }

    public string? Company { get; set; }

    public string? Line1 { get; set; }

    public string? Line2 { get; set; }

    public string? City { get; set; }

    public string? Region { get; set; }

    public string? PostalCode { get; set; }

    public string? Country { get; set; }

    public string? Phone { get; set; }

    /// <summary>An unusual postal code that the form has asked about; it is accepted when submitted unchanged.</summary>
    public string? QuestionedPostalCode { get; set; }

    /// <summary>Clears the question about the postal code.</summary>
    public bool KeepsPostalCode =>
        Text(PostalCode) == QuestionedPostalCode || Countries.AcceptsPostalCode(Text(Country).ToUpperInvariant(), Text(PostalCode));

    public static AddressInput From(PostalAddress address) =>
        new()
        {
            Name = address.Name,
            Company = address.Company,
            Line1 = address.Line1,
            Line2 = address.Line2,
            City = address.City,
            Region = address.Region,
            PostalCode = address.PostalCode,
            Country = address.Country,
            Phone = address.Phone,
        };

    /// <summary>The values as typed, trimmed; validation is up to the request's validator.</summary>
    public PostalAddress ToAddress() =>
        new(
            Text(Name),
            Blank(Company),
            Text(Line1),
            Blank(Line2),
            Text(City),
            Blank(Region),
            Text(PostalCode),
            Text(Country).ToUpperInvariant(),
            Blank(Phone)
        );

    private static string Text(string? text) => text?.Trim() ?? string.Empty;

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
