using System.Net;
using Shop.Web.Http;

namespace Shop.Tests.Unit.Platform;

public sealed class ClientAddressTests
{
    [TestCase("192.0.2.7", "192.0.2.7")]
    [TestCase("::ffff:192.0.2.7", "192.0.2.7")]
    [TestCase("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void A_limit_counts_an_address_or_a_network(string address, string expected) =>
        Assert.That(ClientAddress.Of(IPAddress.Parse(address)), Is.EqualTo(expected));

    [Test]
    public void Two_addresses_of_one_network_are_one_client() =>
        Assert.That(ClientAddress.Of(IPAddress.Parse("2001:db8::1")), Is.EqualTo(ClientAddress.Of(IPAddress.Parse("2001:db8::ffff:1"))));

    [Test]
    public void No_address_is_a_client_of_its_own() => Assert.That(ClientAddress.Of(null), Is.EqualTo("unknown"));
}
