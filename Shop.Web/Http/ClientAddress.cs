using System.Net;
using System.Net.Sockets;

namespace Shop.Web.Http;

/// <summary>The key of a rate limit: an IPv4 address, or the /64 network of an IPv6 client.</summary>
internal static class ClientAddress
{
    public static string Of(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes) + "/64";
    }
}
