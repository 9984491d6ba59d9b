using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Shop.Chaos;

/// <summary>A mail server that accepts every mail and records its id.</summary>
internal sealed class MailSink : IAsyncDisposable
{
    private const string IdHeader = "X-Shop-Mail-Id:";

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, int> received = new();

    public MailSink()
    {
        listener.Start();
        _ = AcceptAsync();
    }

    public EndPoint EndPoint => listener.LocalEndpoint;

    /// <summary>How often each mail was received, by id.</summary>
    public IReadOnlyDictionary<string, int> Received => received;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            try
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
            try
            {
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.Latin1);
                await using var writer = new StreamWriter(stream, new ASCIIEncoding()) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 sink");
                while (await reader.ReadLineAsync(stop.Token) is { } line)
                    switch (line.Split(' ')[0].ToUpperInvariant())
                    {
                        case "DATA":
                            await writer.WriteLineAsync("354 start mail input");
                            await ReceiveAsync(reader);
                            await writer.WriteLineAsync("250 accepted");
                            break;
                        case "QUIT":
                            await writer.WriteLineAsync("221 closing");
                            return;
                        default:
                            await writer.WriteLineAsync("250 ok");
                            break;
                    }
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException or OperationCanceledException)
            {
                // The connection was cut; mails that were not accepted are sent again.
            }
    }

    private async Task ReceiveAsync(StreamReader reader)
    {
        string? id = null;
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            if (line.StartsWith(IdHeader, StringComparison.OrdinalIgnoreCase))
                id = line[IdHeader.Length..].Trim();
        if (id is not null)
            received.AddOrUpdate(id, 1, (_, count) => count + 1);
    }
}
