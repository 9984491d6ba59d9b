using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace Shop.Tests.Support;

/// <summary>The program as a separate process that can be killed at any moment.</summary>
internal sealed class ShopProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string[]> drained;

    private ShopProcess(Process process)
    {
        this.process = process;
        drained = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    }

    public static ShopProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start("Shop.Web", environment, arguments);

    public static ShopProcess StartSandbox(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        Start("Shop.Sandbox", environment, arguments);

    private static ShopProcess Start(string program, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program + ".dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        return new ShopProcess(Process.Start(start)!);
    }

    /// <summary>A free port.</summary>
    public static string FreeAddress()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return string.Create(CultureInfo.InvariantCulture, $"http://localhost:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}");
    }

    /// <summary>Runs to completion.</summary>
    public async Task<int> WaitAsync()
    {
        await process.WaitForExitAsync();
        await drained;
        return process.ExitCode;
    }

    /// <summary>The output, after it has exited.</summary>
    public async Task<string> ReadAsync() => string.Concat(await drained);

    /// <summary>Like <c>kill -9</c>: no shutdown.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }
}
