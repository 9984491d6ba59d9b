namespace Shop.Kernel;

/// <summary>
/// Where something is sent or billed to. A value that is copied wherever a document must keep it; it lives here because Users, Orders and
/// Logistics
/// all carry it and none of them may ask another for it.
/// </summary>
/// <param name="Region">Code of the state or province where the country has them, for example <c>CA</c>.</param>
/// <param name="Country">ISO 3166-1 alpha-2, capitals.</param>
public sealed record PostalAddress(
    string Name,
    string? Company,
    string Line1,
    string? Line2,
    string City,
    string? Region,
    string PostalCode,
    string Country,
    string? Phone
);
