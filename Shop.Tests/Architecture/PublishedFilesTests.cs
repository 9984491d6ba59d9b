using System.Diagnostics;
using Shop.Tests.Support;

namespace Shop.Tests.Architecture;

/// <summary>Production runs the output of <c>dotnet publish</c>; these tests check the build output they run on.</summary>
public sealed class PublishedFilesTests
{
    private const string AllowedTool = "Shop.PrivatePostgres";

    private string folder = string.Empty;

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("shop-published-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task Production_contains_no_tool_but_the_private_database()
    {
        await PublishAsync();

        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(Path.GetFileName).ToList();
        var forbidden = Repository.Tools.Where(tool => tool != AllowedTool).ToList();
        Assert.That(files, Has.Member("Shop.Web.dll").And.Member("appsettings.json").And.Member(AllowedTool + ".dll"));
        Assert.That(forbidden, Has.Member("Shop.Sandbox").And.Member("Shop.Demo").And.Member("Shop.Bench").And.Member("Shop.Chaos"));

        Assert.That(files.Where(file => forbidden.Any(tool => file!.StartsWith(tool, StringComparison.Ordinal))), Is.Empty);
        var dependencies = await File.ReadAllTextAsync(Path.Combine(folder, "Shop.Web.deps.json"));
        Assert.That(dependencies, Does.Contain(AllowedTool));
        Assert.That(forbidden.Where(tool => dependencies.Contains(tool, StringComparison.Ordinal)), Is.Empty);
    }

    private async Task PublishAsync()
    {
        var configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";
        using var publish = Process.Start(
            new ProcessStartInfo("dotnet", ["publish", "Shop.Web", "-c", configuration, "--no-build", "-o", folder, "--nologo", "-v", "q"])
            {
                WorkingDirectory = Repository.Root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var output = await Task.WhenAll(publish.StandardOutput.ReadToEndAsync(), publish.StandardError.ReadToEndAsync());
        await publish.WaitForExitAsync();
        Assert.That(publish.ExitCode, Is.Zero, string.Concat(output));
    }
}
