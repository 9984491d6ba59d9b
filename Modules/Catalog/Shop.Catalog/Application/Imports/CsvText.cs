namespace Shop.Catalog.Application.Imports;

/// <summary>Prevents formula injection in spreadsheets.</summary>
internal static class CsvText
{
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>
    /// Adds one apostrophe to cells that would run as a formula, even if they already start with some, so that <see cref="Unguard"/>
    /// restores the exact value.
    /// </summary>
    public static string Guard(string cell) => StartsFormula(cell) && !IsNumber(cell) ? "'" + cell : cell;

    public static string Unguard(string cell) => cell.Length > 1 && cell[0] == '\'' && StartsFormula(cell) ? cell[1..] : cell;

    private static bool StartsFormula(string cell)
    {
        var at = 0;
        while (at < cell.Length && cell[at] == '\'')
            at++;

        return at < cell.Length && FormulaStarts.Contains(cell[at]);
    }

    private static bool IsNumber(string cell) =>
        cell.Length > 1
        && cell[0] is '-' or '+'
        && cell.AsSpan(1).IndexOfAnyExceptInRange('0', '9') is var odd
        && (
            odd < 0
            || (odd > 0 && cell[odd + 1] == '.' && cell.Length > odd + 2 && cell.AsSpan(odd + 2).IndexOfAnyExceptInRange('0', '9') < 0)
        );
}
