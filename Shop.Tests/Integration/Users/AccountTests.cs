using Shop.Kernel;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Customers;

namespace Shop.Tests.Integration.Users;

public sealed class AccountTests : UsersFixture
{
    [Test]
    public async Task A_new_customer_gets_one_welcome_mail_and_can_sign_in()
    {
        var id = await RegisterAsync();

        var signedIn = await SignInAsync("ADA@Example.com");

        Assert.That((signedIn.AccountId, signedIn.Name, signedIn.IsStaff), Is.EqualTo((id, "Ada Lovelace", false)));
        var mail = (await DeliverMailAsync()).Single();
        Verified.Match($"To: {mail.Recipient}\nSubject: {mail.Subject}\n\n{mail.Text}\n{mail.Html}", "Mails/welcome");
        Assert.That(await DeliverMailAsync(), Is.Empty);
    }

    [Test]
    public async Task A_second_registration_gets_the_same_response_and_only_notifies_the_owner()
    {
        await RegisterAsync();
        await DeliverMailAsync();

        var first = await SendAsync(new RegisterCustomer("new@example.com", Password, "New"));
        await DeliverMailAsync();
        var second = await SendAsync(new RegisterCustomer("ada@EXAMPLE.com", "another sentence", "Mallory"));
        await SendAsync(new RegisterCustomer("ada@example.com", "another sentence", "Mallory"));

        Assert.That((first.IsSuccess, second.IsSuccess), Is.EqualTo((true, true)));
        var mail = (await DeliverMailAsync()).Single();
        Verified.Match($"To: {mail.Recipient}\nSubject: {mail.Subject}\n\n{mail.Text}", "Mails/account-exists");
        Assert.That(await CodeOfSignInAsync("ada@example.com", "another sentence"), Is.EqualTo("users.sign-in-failed"));
        Assert.That((await SignInAsync()).Name, Is.EqualTo("Ada Lovelace"));
    }

    [Test]
    public async Task Both_spellings_of_an_internationalized_host_are_one_account()
    {
        var registered = await SendAsync(new RegisterCustomer("kunde@müller.example", Password, "Ada"));
        await SendAsync(new RegisterCustomer("Kunde@xn--mller-kva.example", "another sentence", "Mallory"));

        var bySecondSpelling = await SignInAsync("kunde@XN--MLLER-KVA.example");

        Assert.That(registered.IsSuccess, Is.True);
        Assert.That(bySecondSpelling.Name, Is.EqualTo("Ada"));
        Assert.That((await GetAsync(new ListCustomers("kunde@", 1, 10))).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task Ten_concurrent_registrations_of_one_address_create_one_account()
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Task.Run(() => SendAsync(new RegisterCustomer("ada@example.com", Password, "Ada"))))
        );

        Assert.That(results.Select(result => result.IsSuccess), Is.All.True);
        Assert.That((await GetAsync(new ListCustomers("ada@", 1, 10))).Total, Is.EqualTo(1));
    }

    [Test]
    public async Task A_wrong_password_an_unknown_address_and_a_disabled_account_get_the_same_refusal()
    {
        var id = await RegisterAsync();
        var wrong = await FailAsync(new SignIn("ada@example.com", "not this one, sorry", null, null));
        var unknown = await FailAsync(new SignIn("nobody@example.com", Password, null, null));
        await DoAsync(new SetAccountDisabled(id, true, Guid.CreateVersion7()));
        var disabled = await FailAsync(new SignIn("ada@example.com", Password, null, null));

        Assert.That(new[] { unknown, disabled }, Is.All.EqualTo(wrong));
    }

    [Test]
    public async Task Ten_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        await RegisterAsync();
        for (var time = 0; time < 10; time++)
            Assert.That(await CodeOfSignInAsync("ada@example.com", $"wrong sentence {time}"), Is.EqualTo("users.sign-in-failed"));

        Assert.That(await CodeOfSignInAsync("ada@example.com", Password), Is.EqualTo("users.locked-out"));
        Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.That(await CodeOfSignInAsync("ada@example.com", Password), Is.Null);
    }

    [Test]
    public async Task Concurrent_wrong_passwords_are_all_counted()
    {
        await RegisterAsync();

        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(time => Task.Run(() => SendAsync(new SignIn("ada@example.com", $"wrong sentence {time}", null, null))))
        );

        Assert.That(await CodeOfSignInAsync("ada@example.com", Password), Is.EqualTo("users.locked-out"));
    }

    [Test]
    public async Task A_correct_password_resets_the_failure_count()
    {
        await RegisterAsync();
        for (var round = 0; round < 3; round++)
        {
            for (var time = 0; time < 9; time++)
                await CodeOfSignInAsync("ada@example.com", $"wrong sentence {time}");
            Assert.That(await CodeOfSignInAsync("ada@example.com", Password), Is.Null);
        }
    }

    [Test]
    public async Task A_forgotten_password_is_reset_by_a_link_that_works_once_and_ends_all_sessions()
    {
        await RegisterAsync();
        var session = await SignInAsync();
        await DeliverMailAsync();
        for (var time = 0; time < 10; time++)
            await CodeOfSignInAsync("ada@example.com", $"wrong sentence {time}");

        await DoAsync(new RequestPasswordReset("ada@example.com"));
        var mail = (await DeliverMailAsync()).Single();
        Verified.Match(
            $"To: {mail.Recipient}\nSubject: {mail.Subject}\n\n{mail.Text.Replace(TokenIn(mail), "TOKEN", StringComparison.Ordinal)}",
            "Mails/password-reset"
        );
        await DoAsync(new ResetPassword(TokenIn(mail), "a brand new sentence"));

        Assert.That((await FailAsync(new GetSession(session.SessionId))).Code, Is.EqualTo("users.no-session"));
        Assert.That((await FailAsync(new ResetPassword(TokenIn(mail), "a third sentence here"))).Code, Is.EqualTo("users.bad-token"));
        Assert.That(
            (await CodeOfSignInAsync("ada@example.com", Password), await CodeOfSignInAsync("ada@example.com", "a brand new sentence")),
            Is.EqualTo(("users.sign-in-failed", (string?)null))
        );
        var notification = (await DeliverMailAsync()).Single();
        Verified.Match($"To: {notification.Recipient}\nSubject: {notification.Subject}\n\n{notification.Text}", "Mails/password-changed");
    }

    [Test]
    public async Task Requesting_a_reset_link_does_not_reveal_whether_an_account_exists()
    {
        await RegisterAsync();
        await DeliverMailAsync();

        var known = await SendAsync(new RequestPasswordReset("ada@example.com"));
        var unknown = await SendAsync(new RequestPasswordReset("nobody@example.com"));

        Assert.That((known.IsSuccess, unknown.IsSuccess), Is.EqualTo((true, true)));
        Assert.That((await DeliverMailAsync()).Select(mail => mail.Recipient), Is.EqualTo(new[] { "ada@example.com" }));
    }

    [TestCase("")]
    [TestCase("nonsense")]
    [TestCase("%%%")]
    [TestCase("AAAA")]
    [TestCase("🫖")]
    public async Task An_invalid_link_is_refused(string token)
    {
        Assert.That((await FailAsync(new ResetPassword(token, "a brand new sentence"))).Code, Is.EqualTo("users.bad-token"));
        Assert.That(
            (await FailAsync(new ResetPassword(new string('A', 10_000), "a brand new sentence"))).Code,
            Is.EqualTo("users.bad-token")
        );
    }

    [Test]
    public async Task Changing_the_password_requires_the_old_one_and_ends_the_other_sessions()
    {
        var id = await RegisterAsync();
        var (here, there) = (await SignInAsync(), await SignInAsync());

        Assert.That(
            (await FailAsync(new ChangePassword(id, here.SessionId, "not my password", "a brand new sentence"))).Field,
            Is.EqualTo("CurrentPassword")
        );
        Assert.That((await FailAsync(new ChangePassword(id, here.SessionId, Password, "short"))).Field, Is.EqualTo("NewPassword"));
        Assert.That((await GetAsync(new ListSessions(id))), Has.Count.EqualTo(2));
        await DoAsync(new ChangePassword(id, here.SessionId, Password, "a brand new sentence"));

        Assert.That((await GetAsync(new ListSessions(id))).Single().SessionId, Is.EqualTo(here.SessionId));
        Assert.That((await FailAsync(new GetSession(there.SessionId))).Code, Is.EqualTo("users.no-session"));
    }

    [Test]
    public async Task A_disabled_account_loses_its_sessions_for_good()
    {
        var id = await RegisterAsync();
        var session = await SignInAsync();

        await DoAsync(new SetAccountDisabled(id, true, Guid.CreateVersion7()));
        Assert.That((await FailAsync(new GetSession(session.SessionId))).Code, Is.EqualTo("users.no-session"));
        await DoAsync(new SetAccountDisabled(id, false, Guid.CreateVersion7()));

        Assert.That((await FailAsync(new GetSession(session.SessionId))).Code, Is.EqualTo("users.no-session"));
        Assert.That(await CodeOfSignInAsync("ada@example.com", Password), Is.Null);
    }

    [Test]
    public async Task A_session_lasts_as_long_as_its_kind_allows()
    {
        await RegisterAsync();
        var session = await SignInAsync();

        Clock.Advance(TimeSpan.FromDays(29));
        Assert.That((await GetAsync(new GetSession(session.SessionId))).Email, Is.EqualTo("ada@example.com"));
        Clock.Advance(TimeSpan.FromDays(1));

        Assert.That((await FailAsync(new GetSession(session.SessionId))).Code, Is.EqualTo("users.no-session"));
    }

    [Test]
    public async Task The_second_concurrent_edit_of_a_profile_is_refused()
    {
        var id = await RegisterAsync();
        var shown = await GetAsync(new GetProfile(id));

        await DoAsync(new UpdateProfile(id, "Countess", " +49 30 1 ", shown.Version));
        var second = await FailAsync(new UpdateProfile(id, "Augusta", null, shown.Version));

        var now = await GetAsync(new GetProfile(id));
        Assert.That((second.Kind, now.Name, now.Phone), Is.EqualTo((ErrorKind.Conflict, "Countess", "+49 30 1")));
        Assert.That((await FailAsync(new UpdateProfile(id, new string('n', 101), null, now.Version))).Field, Is.EqualTo("Name"));
        Assert.That((await FailAsync(new UpdateProfile(id, "Ada", new string('1', 41), now.Version))).Field, Is.EqualTo("Phone"));
    }
}
