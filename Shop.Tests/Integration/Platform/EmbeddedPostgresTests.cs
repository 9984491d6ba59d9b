using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Shop.PrivatePostgres;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

/// <summary>Each test has a separate folder in memory, so that starting a server takes half a second.</summary>
public sealed class EmbeddedPostgresTests
{
    private static readonly string[] Fast = ["fsync=off", "full_page_writes=off"];

    private string folder = string.Empty;

    [SetUp]
    public void ChooseFolder() =>
        folder = Path.Combine(
            Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
            "shop-private-" + Guid.CreateVersion7().ToString("N")
        );

    [TearDown]
    public async Task RemoveFolder()
    {
        await new EmbeddedPostgres(folder).AdoptAndStopAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task Data_survives_a_restart()
    {
        await using (var first = await StartAsync())
            await ExecuteAsync(first, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)");

        await using var second = await StartAsync();

        Assert.That(await ScalarAsync(second, "SELECT id FROM kept"), Is.EqualTo(7));
    }

    [Test]
    public async Task A_stopped_server_leaves_no_processes()
    {
        var postgres = await StartAsync();
        Assert.That(File.Exists(PidFile), Is.True);

        await postgres.StopAsync(CancellationToken.None);

        Assert.That(File.Exists(PidFile), Is.False, "the server removes its pid file last");
        Assert.That(await AnswersAsync(postgres), Is.False);
    }

    [Test]
    public async Task The_shops_role_is_not_a_superuser()
    {
        await using var postgres = await StartAsync();

        Assert.That(await ScalarAsync(postgres, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user"), Is.False);
    }

    [Test]
    public async Task A_second_process_shares_the_running_server_and_keeps_it_when_the_first_exits()
    {
        var first = await StartAsync();
        await using var second = await StartAsync();
        Assert.That((first.IsOwner, second.IsOwner), Is.EqualTo((true, false)));
        using var stop = new CancellationTokenSource();
        var keeping = second.KeepAsync(_ => { }, stop.Token);
        await using var connection = new NpgsqlConnection(second.ConnectionString() + ";Application Name=shop");
        await connection.OpenAsync();

        await first.StopAsync(CancellationToken.None);

        await Eventually.IsTrueAsync(() => Task.FromResult(second.IsOwner), "the second process to look after the server");
        await using var command = new NpgsqlCommand("SELECT 1", connection);
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(1), "the connection survives");
        await stop.CancelAsync();
        Assert.That(() => keeping, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_killed_server_is_restarted()
    {
        await using var postgres = await StartAsync();
        await ExecuteAsync(postgres, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)");
        using var stop = new CancellationTokenSource();
        var keeping = postgres.KeepAsync(_ => { }, stop.Token);
        var pid = ServerPid();

        Process.GetProcessById(pid).Kill();

        await Eventually.IsTrueAsync(
            () => Task.FromResult(File.Exists(PidFile) && ServerPid() != pid && !keeping.IsFaulted),
            "another server"
        );
        await Eventually.IsTrueAsync(async () => await AnswersAsync(postgres), "the server to answer");
        Assert.That(await ScalarAsync(postgres, "SELECT id FROM kept"), Is.EqualTo(7));
        await stop.CancelAsync();
        Assert.That(() => keeping, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_pid_file_with_the_id_of_another_process_is_ignored()
    {
        await (await StartAsync()).StopAsync(CancellationToken.None);
        await File.WriteAllTextAsync(PidFile, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{folder}/data\n"));

        await using var postgres = await StartAsync();

        Assert.That(ServerPid(), Is.Not.EqualTo(Environment.ProcessId));
        Assert.That(await AnswersAsync(postgres), Is.True);
    }

    [Test]
    public async Task An_interrupted_initialization_is_started_over()
    {
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(folder, "data", "half"), "written");

        await using var postgres = await StartAsync();

        Assert.That(await AnswersAsync(postgres), Is.True);
    }

    private string PidFile => Path.Combine(folder, "data", "postmaster.pid");

    private async Task<EmbeddedPostgres> StartAsync()
    {
        var postgres = new EmbeddedPostgres(folder, Fast);
        await postgres.StartAsync(CancellationToken.None);
        return postgres;
    }

    private int ServerPid() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private static async Task<bool> AnswersAsync(EmbeddedPostgres postgres)
    {
        try
        {
            return await ScalarAsync(postgres, "SELECT 1") is 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task ExecuteAsync(EmbeddedPostgres postgres, string sql) => await ScalarAsync(postgres, sql);

    private static async Task<object?> ScalarAsync(EmbeddedPostgres postgres, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString() + ";Pooling=false;Application Name=shop");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
