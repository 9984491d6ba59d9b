using System.Text.RegularExpressions;
using Shop.Tests.Support;

namespace Shop.Tests.Architecture;

/// <summary>A status is one enum in the contracts, which the module's domain uses, too.</summary>
public sealed partial class EnumTests
{
    [Test]
    public void No_module_has_two_enums_with_the_same_meaning()
    {
        var enums = (
            from file in Sources()
            from match in Declaration().Matches(File.ReadAllText(file))
            select (Module: ModuleOf(file), Name: match.Groups["name"].Value, Values: match.Groups["values"].Value)
        ).ToList();
        Assert.That(enums, Has.Count.GreaterThan(20));

        var doubled = enums
            .Select(one =>
                (
                    one.Module,
                    one.Name,
                    Values: string.Join(", ", Member().Matches(one.Values).Select(member => member.Groups["member"].Value))
                )
            )
            .GroupBy(one => (one.Module, one.Values))
            .Where(same => same.Count() > 1)
            .Select(same => $"{same.Key.Module}: {string.Join(", ", same.Select(one => one.Name))}");

        Assert.That(doubled, Is.Empty);
    }

    [Test]
    public void No_enum_is_cast_from_another_enum_or_a_number()
    {
        var names = Sources()
            .SelectMany(file => Declaration().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .ToHashSet();

        var casts =
            from file in Sources()
            from match in Cast().Matches(File.ReadAllText(file))
            where names.Contains(match.Groups["name"].Value)
            select $"{Path.GetFileName(file)}: {match.Value}";

        Assert.That(casts, Is.Empty);
    }

    private static IEnumerable<string> Sources() =>
        Directory
            .EnumerateFiles(Repository.Path("Modules"), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                !new[] { "obj", "bin", "Migrations" }.Any(folder =>
                    file.Contains(Path.DirectorySeparatorChar + folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                )
            );

    private static string ModuleOf(string file) =>
        Path.GetRelativePath(Repository.Path("Modules"), file).Split(Path.DirectorySeparatorChar)[0];

    [GeneratedRegex(@"\benum (?<name>\w+)\s*\{(?<values>[^}]*)\}")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^\s*(?!///)(?<member>\w+)", RegexOptions.Multiline)]
    private static partial Regex Member();

    [GeneratedRegex(@"\((?:\w+\.)*(?<name>\w+)\)[a-z(]")]
    private static partial Regex Cast();
}
