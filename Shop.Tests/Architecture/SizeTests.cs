using System.Text.RegularExpressions;
using Shop.Tests.Support;

namespace Shop.Tests.Architecture;

/// <summary>Limits for the size of files, methods and folders.</summary>
public sealed partial class SizeTests
{
    private const int MaxHandlerLines = 60;
    private const int MaxFilesInFolder = 20;

    [Test]
    public void A_handler_has_at_most_60_lines()
    {
        var handlers = Sources().SelectMany(HandlersOf).ToList();
        Assert.That(handlers, Has.Count.GreaterThan(200));

        Assert.That(handlers.Where(handler => handler.Lines > MaxHandlerLines), Is.Empty);
    }

    [Test]
    public void A_use_case_folder_has_at_most_20_files()
    {
        var folders = Sources().GroupBy(Path.GetDirectoryName).ToList();
        Assert.That(folders, Has.Count.GreaterThan(30));

        Assert.That(folders.Where(folder => folder.Count() > MaxFilesInFolder).Select(folder => folder.Key), Is.Empty);
    }

    private static IEnumerable<string> Sources() =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "Modules"), "*.cs", SearchOption.AllDirectories)
            .Where(file =>
                file.Contains($"{Path.DirectorySeparatorChar}Application{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            );

    /// <summary>The formatter indents a method by four spaces and puts its closing brace on a separate line.</summary>
    private static IEnumerable<(string File, int Line, int Lines)> HandlersOf(string file)
    {
        var lines = File.ReadAllLines(file);
        for (var start = 0; start < lines.Length; start++)
            if (Handle().IsMatch(lines[start]))
            {
                var paragraph = Array.FindIndex(lines, start, line => line.Length == 0 || line == "}");
                var hasBlock = Array.IndexOf(lines, "    {", start, paragraph - start) >= 0;
                var end = hasBlock ? Array.IndexOf(lines, "    }", start) : paragraph - 1;
                yield return (Path.GetRelativePath(Repository.Root, file), start + 1, end - start + 1);
            }
    }

    [GeneratedRegex(@"^    public .*\bHandle\(")]
    private static partial Regex Handle();
}
