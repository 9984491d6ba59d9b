namespace Shop.Kernel;

/// <summary>
/// A shipping or billing address. A value that each document copies; it is in the kernel because Users, Orders and Logistics all use it and
/// may not reference each other for it.
/// </summary>
/// <param name="Region">Code of the state or province where the country uses them, for example <c>CA</c>.</param>
/// <param name="Country">ISO 3166-1 alpha-2, uppercase.</param>
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
