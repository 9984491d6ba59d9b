using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Shop.Tools;

/// <summary>
/// Runs one of the shop's programs as a separate process, so that load and server do not share a heap. Compiled into each tool that needs
/// it.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process process;

    private ChildProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>The resident memory of the process, in MB.</summary>
    public long ResidentMegabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1_048_576;
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public bool HasExited => process.HasExited;

    /// <summary>Starts it and waits until <paramref name="readyPath"/> responds with 200; returns how long that took.</summary>
    /// <param name="address">Where it listens; null for a free port.</param>
    public static async Task<(ChildProcess ChildProcess, TimeSpan ReadyAfter)> StartAsync(
        ShopProgram program,
        string readyPath,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken,
        Uri? address = null
    )
    {
        var started = Stopwatch.GetTimestamp();
        var child = Launch(program, environment, address);
        try
        {
            await child.WaitUntilReadyAsync(readyPath, cancellationToken);
        }
        catch
        {
            await child.KillAsync();
            throw;
        }

        return (child, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Starts it without waiting.</summary>
    public static ChildProcess Launch(ShopProgram program, IReadOnlyDictionary<string, string> environment, Uri? address = null)
    {
        address ??= new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{FreePort()}"));
        return new ChildProcess(Launch(program, ["--urls", address.GetLeftPart(UriPartial.Authority)], environment), address);
    }

    /// <summary>Waits until <paramref name="path"/> responds with 200; throws when the process exits first.</summary>
    public async Task WaitUntilReadyAsync(string path, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
        while (!await IsReadyAsync(client, path, cancellationToken))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The program ended with exit code {process.ExitCode} before it answered.");

            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>Like <c>kill -9</c>: no shutdown.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Requests a shutdown without waiting for it.</summary>
    public void Terminate()
    {
        if (process.HasExited)
            return;

        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until it has exited.</summary>
    public Task WaitForExitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    /// <summary>Runs it to completion.</summary>
    public static async Task<int> RunAsync(
        ShopProgram program,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken
    )
    {
        using var process = Launch(program, [], environment);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>Sends Ctrl+C's signal and waits for the exit.</summary>
    public async ValueTask DisposeAsync()
    {
        Terminate();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static Process Launch(ShopProgram program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [program.File, .. program.Arguments, .. arguments]) { RedirectStandardOutput = true };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, string path, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.GetAsync(path, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception)
            when (exception is HttpRequestException
                || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            return false;
        }
    }
}

/// <summary>The path of a program published by <c>./shop</c>, and its first arguments.</summary>
internal sealed record ShopProgram(string File, IReadOnlyList<string> Arguments)
{
    public static ShopProgram Host(params IReadOnlyList<string> arguments) => new(Find("Shop.Web"), arguments);

    public static ShopProgram Sandbox() => new(Find("Tools/Shop.Sandbox"), []);

    /// <summary>The executable.</summary>
    public static ShopProgram This(params IReadOnlyList<string> arguments) => new(typeof(ShopProgram).Assembly.Location, arguments);

    /// <exception cref="FileNotFoundException">It was not published.</exception>
    private static string Find(string project)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, project, "bin", "app", Path.GetFileName(project) + ".dll") is var file && Path.Exists(file))
                return file;

        throw new FileNotFoundException($"{project} is not published. './shop bench' and './shop chaos' do that first.");
    }
}
