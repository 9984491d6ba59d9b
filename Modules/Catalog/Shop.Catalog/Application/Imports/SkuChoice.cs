using System.Security.Cryptography;
using System.Text;
using Shop.Catalog.Domain;
using Shop.Kernel;

namespace Shop.Catalog.Application.Imports;

/// <summary>
/// Candidate SKUs of a variant by preference: the given one, one made from it (or from the handle) and the option values, one with a
/// fingerprint. Deterministic, so that importing a file again finds the same variants.
/// </summary>
internal static class SkuChoice
{
    private const int FingerprintLength = 8;

    public static IEnumerable<Sku> For(string handle, string? written, IReadOnlyList<string> values)
    {
        if (written is not null)
            yield return Sku.Of(written);

        var basis = string.Concat((written ?? handle).Where(letter => !char.IsSurrogate(letter))).ToUpperInvariant();
        if (basis.Length == 0)
            basis = "SKU";
        var parts = values.Select(value => Slug.From(value, string.Empty).ToUpperInvariant()).Where(part => part.Length > 0);
        var readable = string.Join('-', parts.Prepend(basis));
        if (readable.Length <= Sku.MaxLength && Sku.TryParse(readable, out var made))
            yield return made;

        var identity = handle + "\n" + written + "\n" + string.Join('\n', values);
        var fingerprint = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity)))[..FingerprintLength];
        yield return Sku.Of(basis[..Math.Min(basis.Length, Sku.MaxLength - FingerprintLength - 1)].TrimEnd('-', ' ') + "-" + fingerprint);
    }
}
