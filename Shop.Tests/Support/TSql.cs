using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Shop.Tests.Support;

/// <summary>What Microsoft's own parser says about T-SQL, as no server can be had in tests.</summary>
internal static class TSql
{
    /// <summary>Parses a script; the assertion names line and message of each error.</summary>
    public static TSqlFragment AssertParses(string script)
    {
        var parser = new TSql150Parser(initialQuotedIdentifiers: true);
        using var reader = new StringReader(script);
        var fragment = parser.Parse(reader, out var errors);
        Assert.That(errors.Select(error => $"line {error.Line}: {error.Message}"), Is.Empty, script);
        return fragment;
    }
}
