using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Shop.Tests.Support;

/// <summary>Parses T-SQL with Microsoft's own parser, because no SQL Server is available in tests.</summary>
internal static class TSql
{
    /// <summary>Parses a script; the assertion lists line and message of each error.</summary>
    public static TSqlFragment AssertParses(string script)
    {
        var parser = new TSql150Parser(initialQuotedIdentifiers: true);
        using var reader = new StringReader(script);
        var fragment = parser.Parse(reader, out var errors);
        Assert.That(errors.Select(error => $"line {error.Line}: {error.Message}"), Is.Empty, script);
        return fragment;
    }
}
