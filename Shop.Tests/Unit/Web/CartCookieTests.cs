using Microsoft.AspNetCore.Http;
using Shop.Web.Session;

namespace Shop.Tests.Unit.Web;

public class CartCookieTests
{
    private static readonly Guid Id = Guid.Parse("0190a5a8-0000-7000-8000-000000000001");

    [Test]
    public void A_written_cart_is_read_in_the_same_and_in_the_next_request()
    {
        var first = new DefaultHttpContext();
        CartCookie.Write(first, new CartCookie(Id, "a.b-c_d", 3));
        var next = new DefaultHttpContext();
        next.Request.Headers.Cookie = first.Response.Headers.SetCookie[0]!.Split(';')[0];

        Assert.That(CartCookie.Read(first), Is.EqualTo(new CartCookie(Id, "a.b-c_d", 3)));
        Assert.That(CartCookie.Read(next), Is.EqualTo(new CartCookie(Id, "a.b-c_d", 3)));
    }

    [Test]
    public void A_deleted_cart_is_gone_immediately()
    {
        var context = WithCookie($"{Id:N}.secret.2");

        CartCookie.Forget(context);

        Assert.That(CartCookie.Read(context), Is.Null);
    }

    [TestCase("")]
    [TestCase("nonsense")]
    [TestCase("..")]
    [TestCase("0190a5a8.secret.1")]
    [TestCase("0190a5a8000070008000000000000001")]
    public void A_forged_cookie_is_ignored(string text) => Assert.That(CartCookie.Read(WithCookie(text)), Is.Null);

    [Test]
    public void Invalid_unit_counts_become_zero_or_are_capped()
    {
        Assert.That(CartCookie.Read(WithCookie($"{Id:N}.s.-4"))!.Units, Is.Zero);
        Assert.That(CartCookie.Read(WithCookie($"{Id:N}.s.123456"))!.Units, Is.EqualTo(9999));
    }

    [Test]
    public void A_members_cart_has_no_secret() =>
        Assert.That(CartCookie.Read(WithCookie($"{Id:N}..1")), Is.EqualTo(new CartCookie(Id, null, 1)));

    private static DefaultHttpContext WithCookie(string text)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"{CartCookie.Name}={text}";
        return context;
    }
}
