using Shop.Users.Application.Accounts;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Domain;

namespace Shop.Tests.Unit.Users;

public sealed class AccountRuleTests
{
    private static readonly DateTimeOffset Now = new(2031, 3, 3, 10, 0, 0, TimeSpan.Zero);

    [TestCase("ninechars", false)]
    [TestCase("ten chars!", true)]
    [TestCase("Password123", false)]
    [TestCase("aaaaaaaaaaaaaaaa", false)]
    [TestCase("abababababab", false)]
    [TestCase("  spaces stay  ", true)]
    [TestCase("пароль по-русски", true)]
    [TestCase("", false)]
    public void A_password_must_be_long_and_not_a_common_one(string password, bool expected) =>
        Assert.That(
            new RegisterCustomerValidator().Validate(new RegisterCustomer("ada@example.com", password, "Ada")).IsValid,
            Is.EqualTo(expected)
        );

    [TestCase(128, true)]
    [TestCase(129, false)]
    public void A_password_has_a_maximum_length(int length, bool expected) =>
        Assert.That(
            new RegisterCustomerValidator()
                .Validate(
                    new RegisterCustomer(
                        "ada@example.com",
                        string.Concat(Enumerable.Range(0, length).Select(index => (char)('a' + (index % 26)))),
                        "Ada"
                    )
                )
                .IsValid,
            Is.EqualTo(expected)
        );

    [Test]
    public void A_session_expires_at_its_end_or_after_inactivity()
    {
        var session = new Session(Guid.CreateVersion7(), Guid.CreateVersion7(), Now, Now.AddHours(12), TimeSpan.FromHours(4), null, null);

        Assert.That(
            (session.IsLive(Now.AddHours(4).AddTicks(-1)), session.IsLive(Now.AddHours(4)), session.IsLive(Now.AddHours(12))),
            Is.EqualTo((true, false, false))
        );
    }
}
