using System.Net;
using System.Net.Sockets;

namespace Shop.Web.Hosting;

/// <summary>The addresses the host listens on: the public ones, and one for health and metrics only.</summary>
internal sealed record HostUrls(int? ManagementPort, string PublicUrl)
{
    private const string Default = "http://localhost:5080";

    /// <summary>Adds the management address to the server's URLs and completes <c>Shop:PublicUrl</c>.</summary>
    public static HostUrls Apply(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var urls = Listened(configuration);
        int? managementPort = null;
        if (configuration["Shop:ManagementUrl"] is { Length: > 0 } management)
        {
            var port = BindingAddress.Parse(management).Port;
            if (urls.Split(';').Any(url => BindingAddress.Parse(url).Port == port))
                throw new StartupException(
                    $"Shop:ManagementUrl uses port {port}, which is one of the public ones. Give it a port of its own."
                );

            if (!builder.Environment.IsDevelopment() || IsFree(port))
            {
                urls += ";" + management;
                managementPort = port;
            }
        }

        builder.WebHost.UseUrls(urls.Split(';'));
        return Of(builder) with { ManagementPort = managementPort };
    }

    /// <summary>For a command, which does not listen but may print a link.</summary>
    public static HostUrls Of(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (string.IsNullOrEmpty(configuration["Shop:PublicUrl"]))
            configuration["Shop:PublicUrl"] = Listened(configuration)
                .Split(';')[0]
                .Replace("//*", "//localhost", StringComparison.Ordinal)
                .Replace("//+", "//localhost", StringComparison.Ordinal)
                .TrimEnd('/');

        return new HostUrls(null, configuration["Shop:PublicUrl"]!.TrimEnd('/'));
    }

    private static string Listened(ConfigurationManager configuration) =>
        configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } set ? set
        : configuration["HTTP_PORTS"] is { Length: > 0 } ports ? string.Join(';', ports.Split(';').Select(port => $"http://*:{port}"))
        : Default;

    /// <summary>A second host on a developer's machine runs without a management port.</summary>
    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
