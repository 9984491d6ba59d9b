using System.Diagnostics;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

/// <summary>The commands as a process, with output and exit code.</summary>
public sealed class CommandTests
{
    private string connectionString = string.Empty;
    private string folder = string.Empty;

    [OneTimeSetUp]
    public async Task Prepare()
    {
        connectionString = await TestDatabases.CreateAsync();
        folder = Directory.CreateTempSubdirectory("shop-verbs-").FullName;
    }

    [OneTimeTearDown]
    public async Task CleanUp()
    {
        Directory.Delete(folder, recursive: true);
        await TestDatabases.DropAsync(connectionString);
    }

    [Test]
    public async Task Migrate_lists_the_applied_migrations_and_the_second_run_has_nothing_to_do()
    {
        var empty = await TestDatabases.CreateEmptyAsync();
        Dictionary<string, string> environment = new() { ["ConnectionStrings__Shop"] = empty };

        var first = await RunAsync(environment, "migrate");
        var second = await RunAsync(environment, "migrate");
        await TestDatabases.DropAsync(empty);

        Assert.That((first.ExitCode, second.ExitCode), Is.EqualTo((0, 0)), first.Error + second.Error);
        Assert.That(first.Output, Does.Contain("Inventory: ").And.EndsWith("migrations.\n"));
        Assert.That(second.Output, Is.EqualTo("No pending migrations.\n"));
    }

    [Test]
    public async Task Check_finds_no_violations_in_a_new_database()
    {
        var (exitCode, output, error) = await RunAsync("check");

        Assert.That(exitCode, Is.Zero, output + error);
        Assert.That(output, Does.Contain("ok     inventory.levels-within-limits").And.Not.Contain("FAILED"));
    }

    [Test]
    public async Task Check_can_print_JSON()
    {
        var (exitCode, output, _) = await RunAsync("check", "--json");

        Assert.That(exitCode, Is.Zero);
        var entries = System.Text.Json.JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.That(entries.Select(entry => entry.GetProperty("name").GetString()), Does.Contain("inventory.levels-within-limits"));
        Assert.That(entries.Select(entry => entry.GetProperty("offenderCount").GetInt32()), Is.All.Zero);
    }

    [Test]
    public async Task Importing_a_missing_file_exits_with_1()
    {
        var (exitCode, _, error) = await RunAsync("import", "products", Path.Combine(folder, "nowhere.csv"));

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("nowhere.csv couldn't be read"));
    }

    [TestCase("nonsense", "Unknown command 'nonsense'")]
    [TestCase("import", "usage: import products FILE.csv")]
    [TestCase("export", "usage: export products FILE.csv")]
    [TestCase("create-owner", "usage: create-owner EMAIL")]
    public async Task An_invalid_call_of_a_verb_prints_its_usage_and_exits_with_2(string verb, string message)
    {
        var (exitCode, _, error) = await RunAsync(verb);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(message));
    }

    [TestCase("check", "nonsense")]
    [TestCase("backup", "one", "two")]
    public async Task Unknown_options_of_a_verb_are_refused(params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(arguments[^1]).And.Contain($"usage: {arguments[0]}"));
        Assert.That(output, Is.Empty);
    }

    [TestCase("Shop.Bench", "usage: bench", "--seconds", "soon")]
    [TestCase("Shop.Bench", "usage: bench", "nonsense")]
    [TestCase("Shop.Chaos", "usage: chaos", "stock", "--rounds", "many")]
    [TestCase("Shop.Chaos", "Parts: stock, code", "nonsense")]
    public async Task Unknown_options_of_a_tool_are_refused(string tool, string message, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(tool, [], arguments);

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(error, Does.Contain(arguments[^1]).And.Contain(message));
        Assert.That(output, Is.Empty);
    }

    [TestCase("Shop.Sandbox", "--urls")]
    [TestCase("Shop.Bench", "--seconds")]
    [TestCase("Shop.Chaos", "--minutes")]
    public async Task A_tool_explains_its_options(string tool, string option)
    {
        var (exitCode, output, error) = await RunAsync(tool, [], "--help");

        Assert.That(exitCode, Is.Zero, error);
        Assert.That(output, Does.Contain(option));
    }

    [Test]
    public async Task Demo_data_is_refused_outside_Development()
    {
        var (exitCode, _, error) = await RunAsync("Shop.Demo", new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Staging" });

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("for Development only").And.Not.Contain("   at "));
    }

    [Test]
    public async Task A_setting_on_the_command_line_overrides_the_environment()
    {
        var (exitCode, _, error) = await RunAsync(
            "backup",
            "--Database:Provider=SqlServer",
            "--ConnectionStrings:Shop=Server=nowhere",
            folder
        );

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.StartWith("Backup and restore work with PostgreSQL only."));
    }

    [Test]
    public async Task Production_lists_all_missing_settings_and_does_not_start()
    {
        var (exitCode, _, error) = await RunAsync(new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" }, "serve");

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(error, Does.Contain("Shop:PublicUrl").And.Contain("AllowedHosts").And.Not.Contain("   at "));
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    private Task<(int ExitCode, string Output, string Error)> RunAsync(Dictionary<string, string> environment, params string[] arguments) =>
        RunAsync("Shop.Web", environment, arguments);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string program,
        Dictionary<string, string> environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Shop"] = connectionString;
        start.Environment["Shop__DataDirectory"] = folder;
        foreach (var (key, value) in environment)
            start.Environment[key] = value;

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), await error);
    }
}
