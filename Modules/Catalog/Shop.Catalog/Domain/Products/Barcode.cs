using System.Text.RegularExpressions;

namespace Shop.Catalog.Domain.Products;

/// <summary>Detects damage by spreadsheets to barcodes, and wrong check digits of GTINs.</summary>
internal static partial class Barcode
{
    /// <summary>Removes the leading apostrophe with which spreadsheets mark text.</summary>
    public static string Clean(string code) => code.Length > 1 && code[0] == '\'' && char.IsAsciiDigit(code[1]) ? code[1..] : code;

    /// <summary>True for a code that a spreadsheet turned into a number, such as 4.00601E+12: digits are lost.</summary>
    public static bool IsMangled(string? code) => code is not null && Number().IsMatch(code);

    /// <summary>True for digits with the length of a GTIN and a wrong check digit.</summary>
    public static bool HasWrongCheckDigit(string code)
    {
        if (code.Length is not (8 or 12 or 13 or 14) || !code.All(char.IsAsciiDigit))
            return false;

        var sum = 0;
        for (var index = 0; index < code.Length - 1; index++)
            sum += (code[^(index + 2)] - '0') * (index % 2 == 0 ? 3 : 1);
        return (10 - (sum % 10)) % 10 != code[^1] - '0';
    }

    [GeneratedRegex(@"^\s*\d+([.,]\d+)?E\+\d+\s*\z|^\s*\d+[.,]\d+(E\d+)?\s*\z", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
