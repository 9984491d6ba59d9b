using System.Net;
using System.Net.Sockets;

namespace Shop.Chaos;

internal enum RelayMode
{
    Open,

    /// <summary>Connections are refused.</summary>
    Refuse,

    /// <summary>Connections are accepted but never answered, including those already open.</summary>
    BlackHole,

    /// <summary>Every response is delayed.</summary>
    Slow,

    /// <summary>Responds with garbage.</summary>
    Garbage,
}

/// <summary>Forwards bytes to a service, and injects connection faults on demand.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private static readonly TimeSpan ResponseDelay = TimeSpan.FromSeconds(3);
    private static readonly byte[] GarbageResponse = "999 ~~ this is not what you expected ~~\r\n\r\n"u8.ToArray();

    private readonly Func<EndPoint> target;
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly HashSet<Socket> connections = [];
    private Socket? listener;
    private volatile RelayMode mode;

    /// <param name="target">The target of the next connection.</param>
    public TcpRelay(Func<EndPoint> target)
    {
        this.target = target;
        Listen(0);
    }

    public int Port { get; private set; }

    public Uri Url => new($"http://127.0.0.1:{Port}");

    /// <summary>Sets the fault for new connections; open ones are cut, or stop responding with the rest.</summary>
    public RelayMode Mode
    {
        get => mode;
        set
        {
            lock (gate)
            {
                mode = value;
                if (value == RelayMode.Refuse)
                {
                    listener?.Dispose();
                    listener = null;
                }
                else if (listener is null)
                {
                    Listen(Port);
                }

                if (value is RelayMode.BlackHole or RelayMode.Slow)
                    return;
                foreach (var socket in connections)
                    socket.Dispose();
                connections.Clear();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        Mode = RelayMode.Refuse;
        stop.Dispose();
    }

    private void Listen(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        socket.Listen(512);
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        listener = socket;
        _ = AcceptAsync(socket);
    }

    private async Task AcceptAsync(Socket socket)
    {
        while (true)
            try
            {
                _ = RelayAsync(await socket.AcceptAsync(stop.Token));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }
    }

    private async Task RelayAsync(Socket client)
    {
        Socket? server = null;
        Track(client);
        try
        {
            client.NoDelay = true;
            if (mode == RelayMode.Garbage)
            {
                await client.SendAsync(GarbageResponse, stop.Token);
                await Task.Delay(50, stop.Token);
                return;
            }

            while (mode == RelayMode.BlackHole)
                await Task.Delay(100, stop.Token);

            var end = target();
            server =
                end is UnixDomainSocketEndPoint
                    ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                    : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            Track(server);
            await server.ConnectAsync(end, stop.Token);
            await Task.WhenAny(CopyAsync(client, server, isResponse: false), CopyAsync(server, client, isResponse: true));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has closed.
        }
        finally
        {
            Close(client);
            Close(server);
        }
    }

    private async Task CopyAsync(Socket from, Socket to, bool isResponse)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.ReceiveAsync(buffer, stop.Token) is > 0 and var count)
            {
                if (mode == RelayMode.Slow && isResponse)
                    await Task.Delay(ResponseDelay, stop.Token);
                while (mode == RelayMode.BlackHole)
                    await Task.Delay(100, stop.Token);
                for (var sent = 0; sent < count; )
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), stop.Token);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has closed.
        }
    }

    private void Track(Socket socket)
    {
        lock (gate)
            connections.Add(socket);
    }

    private void Close(Socket? socket)
    {
        if (socket is null)
            return;
        lock (gate)
            connections.Remove(socket);
        socket.Dispose();
    }
}
