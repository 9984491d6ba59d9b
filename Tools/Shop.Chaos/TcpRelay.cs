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
    Wrong,
}

/// <summary>Forwards bytes to a service, and injects connection faults on demand.</summary>
internal sealed class TcpRelay : IAsyncDisposable
{
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(3);
    private static readonly byte[] Nonsense = "999 ~~ this is not what you expected ~~\r\n\r\n"u8.ToArray();

    private readonly Func<EndPoint> target;
    private readonly CancellationTokenSource stop = new();
    private readonly Lock gate = new();
    private readonly HashSet<Socket> open = [];
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
                foreach (var socket in open)
                    socket.Dispose();
                open.Clear();
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
                _ = PassAsync(await socket.AcceptAsync(stop.Token));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                return;
            }
    }

    private async Task PassAsync(Socket near)
    {
        Socket? far = null;
        Keep(near);
        try
        {
            near.NoDelay = true;
            if (mode == RelayMode.Wrong)
            {
                await near.SendAsync(Nonsense, stop.Token);
                await Task.Delay(50, stop.Token);
                return;
            }

            while (mode == RelayMode.BlackHole)
                await Task.Delay(100, stop.Token);

            var end = target();
            far =
                end is UnixDomainSocketEndPoint
                    ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
                    : new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            Keep(far);
            await far.ConnectAsync(end, stop.Token);
            await Task.WhenAny(PumpAsync(near, far, isAnswer: false), PumpAsync(far, near, isAnswer: true));
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side has closed.
        }
        finally
        {
            Drop(near);
            Drop(far);
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool isAnswer)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.ReceiveAsync(buffer, stop.Token) is > 0 and var count)
            {
                if (mode == RelayMode.Slow && isAnswer)
                    await Task.Delay(Slowness, stop.Token);
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

    private void Keep(Socket socket)
    {
        lock (gate)
            open.Add(socket);
    }

    private void Drop(Socket? socket)
    {
        if (socket is null)
            return;
        lock (gate)
            open.Remove(socket);
        socket.Dispose();
    }
}
