using System.Net;
using Shop.Kernel.Http;

namespace Shop.Tests.Unit.Kernel;

public sealed class PublicAddressesTests
{
    [TestCase("93.184.216.34", true)]
    [TestCase("2606:2800:220:1::1", true)]
    [TestCase("127.0.0.1", false)]
    [TestCase("10.1.2.3", false)]
    [TestCase("172.31.0.1", false)]
    [TestCase("172.32.0.1", true)]
    [TestCase("192.168.1.1", false)]
    [TestCase("169.254.169.254", false, Description = "metadata of a cloud")]
    [TestCase("100.64.0.1", false, Description = "carrier-grade NAT")]
    [TestCase("0.0.0.0", false)]
    [TestCase("224.0.0.1", false)]
    [TestCase("255.255.255.255", false)]
    [TestCase("::1", false)]
    [TestCase("::", false)]
    [TestCase("::ffff:127.0.0.1", false, Description = "IPv4 in IPv6")]
    [TestCase("::ffff:93.184.216.34", true)]
    [TestCase("64:ff9b::a00:1", false, Description = "NAT64")]
    [TestCase("2002:7f00:1::", false, Description = "6to4")]
    [TestCase("fe80::1", false)]
    [TestCase("fd00::1", false)]
    [TestCase("2001:db8::1", false)]
    public void Only_internet_addresses_are_public(string address, bool expected) =>
        Assert.That(PublicAddresses.IsPublic(IPAddress.Parse(address)), Is.EqualTo(expected));

    [TestCase("http://localhost/")]
    [TestCase("http://127.0.0.1:8080/")]
    [TestCase("https://[::1]/")]
    public async Task Requests_to_the_shop_itself_are_blocked(string url)
    {
        using var client = new HttpClient(PublicAddresses.CreateHandler(allowLoopback: false));

        var refusal = await TryAsync(client, url);

        Assert.That(refusal?.Message, Does.Contain("is no public address."));
    }

    [Test]
    public void Redirects_proxies_and_cookies_are_disabled()
    {
        using var handler = PublicAddresses.CreateHandler(allowLoopback: false);

        Assert.That((handler.AllowAutoRedirect, handler.UseProxy, handler.UseCookies), Is.EqualTo((false, false, false)));
    }

    private static async Task<HttpRequestException?> TryAsync(HttpClient client, string url)
    {
        try
        {
            await client.GetAsync(url);
            return null;
        }
        catch (HttpRequestException exception)
        {
            return exception;
        }
    }
}
