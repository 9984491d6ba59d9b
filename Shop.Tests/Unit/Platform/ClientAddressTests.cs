using System.Net;
using Shop.Web.Http;

namespace Shop.Tests.Unit.Platform;

public sealed class ClientAddressTests
{
    [TestCase("192.0.2.7", "192.0.2.7")]
    [TestCase("::ffff:192.0.2.7", "192.0.2.7")]
    [TestCase("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    public void Limits_apply_per_address_or_network(string address, string expected) =>
        Assert.That(ClientAddress.Of(IPAddress.Parse(address)), Is.EqualTo(expected));

    [Test]
    public void Two_addresses_in_one_network_are_one_client() =>
        Assert.That(ClientAddress.Of(IPAddress.Parse("2001:db8::1")), Is.EqualTo(ClientAddress.Of(IPAddress.Parse("2001:db8::ffff:1"))));

    [Test]
    public void A_missing_address_is_a_separate_client() => Assert.That(ClientAddress.Of(null), Is.EqualTo("unknown"));
}
