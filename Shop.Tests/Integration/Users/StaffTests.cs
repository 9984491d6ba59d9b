using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Kernel.Web;
using Shop.Tests.Support;
using Shop.Users.Application;
using Shop.Users.Application.ApiKeys;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.ApiKeys;
using Shop.Users.Contracts.Customers;
using Shop.Users.Contracts.Staff;
using Shop.Users.Domain;

namespace Shop.Tests.Integration.Users;

public sealed class StaffTests : UsersFixture
{
    private static readonly Guid Owner = Guid.CreateVersion7();

    [Test]
    public async Task An_invited_user_sets_a_password_and_gets_the_permissions_of_the_role()
    {
        await DoAsync(new InviteStaff("sam@example.com", "Sam", "support", Owner));
        var mail = (await DeliverMailAsync()).Single();
        Verified.Match(
            $"To: {mail.Recipient}\nSubject: {mail.Subject}\n\n{mail.Text.Replace(TokenIn(mail), "TOKEN", StringComparison.Ordinal)}",
            "Mails/staff-invitation"
        );
        Assert.That(await CodeOfSignInAsync("sam@example.com", Password), Is.EqualTo("users.sign-in-failed"));

        await DoAsync(new ResetPassword(TokenIn(mail), Password));
        var session = await GetAsync(new GetSession((await SignInAsync("sam@example.com")).SessionId));

        Assert.That((session.IsStaff, session.Roles), Is.EqualTo((true, new[] { "support" })));
        Assert.That(session.Permissions, Does.Contain(Permissions.RefundsWrite).And.Not.Contain(Permissions.StaffWrite));
        Assert.That(
            (await FailAsync(new InviteStaff("sam@example.com", "Sam", "owner", Owner))).Field,
            Is.EqualTo("Email"),
            "existing staff cannot be invited"
        );
    }

    [Test]
    public async Task A_customers_address_and_an_unknown_role_cannot_be_invited()
    {
        await RegisterAsync();

        Assert.That((await FailAsync(new InviteStaff("ada@example.com", "Ada", "support", Owner))).Field, Is.EqualTo("Email"));
        Assert.That((await FailAsync(new InviteStaff("sam@example.com", "Sam", "root", Owner))).Field, Is.EqualTo("Role"));
        Assert.That(await GetAsync(new ListStaff()), Is.Empty);
    }

    [Test]
    public async Task A_role_change_ends_existing_sessions()
    {
        var sam = await HireAsync("sam@example.com", "manager");
        var session = await SignInAsync("sam@example.com");

        await DoAsync(new ChangeStaffRole(sam, "analyst", Owner));

        Assert.That((await FailAsync(new GetSession(session.SessionId))).Code, Is.EqualTo("users.no-session"));
        Assert.That((await GetAsync(new ListStaff())).Single().Roles, Is.EqualTo(new[] { "analyst" }));
    }

    [Test]
    public async Task The_last_owner_stays_owner_and_cannot_be_locked_out()
    {
        var only = await HireAsync("olive@example.com", "owner");

        Assert.That((await FailAsync(new ChangeStaffRole(only, "support", Owner))).Code, Is.EqualTo("users.last-owner"));
        Assert.That((await FailAsync(new SetAccountDisabled(only, true, Owner))).Code, Is.EqualTo("users.last-owner"));
        Assert.That((await FailAsync(new SetAccountDisabled(only, true, only))).Code, Is.EqualTo("users.not-yourself"));
        await HireAsync("otto@example.com", "owner");
        await DoAsync(new ChangeStaffRole(only, "support", Owner));
    }

    [Test]
    public async Task The_first_owner_is_created_by_a_link_only_while_there_is_none()
    {
        var link = await GetAsync(new CreateOwnerLink("olive@example.com"));
        await DoAsync(new ResetPassword(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..], Password));

        Assert.That(
            (await GetAsync(new GetSession((await SignInAsync("olive@example.com")).SessionId))).Permissions,
            Is.EquivalentTo(Permissions.All)
        );
        Assert.That((await FailAsync(new CreateOwnerLink("mallory@example.com"))).Code, Is.EqualTo("users.owner-exists"));
    }

    [Test]
    public async Task A_staff_session_ends_after_four_hours_of_inactivity()
    {
        await HireAsync("sam@example.com", "support");
        var session = await SignInAsync("sam@example.com");

        Clock.Advance(TimeSpan.FromHours(3.9));
        await GetAsync(new GetSession(session.SessionId));
        Clock.Advance(TimeSpan.FromHours(3.9));
        await GetAsync(new GetSession(session.SessionId));
        Clock.Advance(TimeSpan.FromHours(4));

        Assert.That((await FailAsync(new GetSession(session.SessionId))).Code, Is.EqualTo("users.no-session"));
    }

    [Test]
    public async Task An_API_key_grants_its_scopes_until_it_is_revoked()
    {
        var id = Guid.CreateVersion7();
        await ChangeAsync(db =>
            db.ApiKeys.Add(new ApiKey(id, "Robot", ApiKeyHash.Of("robot-key"), [Permissions.OrdersRead], false, Clock.Now))
        );

        Assert.That((await GetAsync(new CheckApiKey("robot-key"))).Scopes, Is.EqualTo(new[] { Permissions.OrdersRead }));
        Assert.That(
            (await StatusAsync("robot-key", "/api/v1/admin/orders"), await StatusAsync("robot-key", "/api/v1/admin/products")),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Forbidden))
        );
        await using (var scope = Host.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<UsersDbContext>()
                .ApiKeys.ExecuteUpdateAsync(set => set.SetProperty(key => key.RevokedAt, Clock.Now));

        Assert.That(await StatusAsync("robot-key", "/api/v1/admin/orders"), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("")]
    [TestCase("robot-key ")]
    [TestCase("ROBOT-KEY")]
    [TestCase("' OR 1=1 --")]
    public async Task An_invalid_key_grants_nothing(string key)
    {
        await ChangeAsync(db =>
            db.ApiKeys.Add(new ApiKey(Guid.CreateVersion7(), "Robot", ApiKeyHash.Of("robot-key"), Permissions.All, false, Clock.Now))
        );

        Assert.That((await FailAsync(new CheckApiKey(key))).Kind, Is.EqualTo(ErrorKind.NotFound));
        Assert.That((await FailAsync(new CheckApiKey(new string('k', 10_000)))).Kind, Is.EqualTo(ErrorKind.NotFound));
    }

    private async Task<Guid> HireAsync(string email, string role)
    {
        await DoAsync(new InviteStaff(email, email, role, Owner));
        await DoAsync(new ResetPassword(TokenIn((await DeliverMailAsync()).Single(mail => mail.Kind == "staff-invitation")), Password));
        await DeliverMailAsync();
        return (await GetAsync(new ListStaff())).Single(member => member.Email == email).AccountId;
    }

    private async Task ChangeAsync(Action<UsersDbContext> change)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsersDbContext>();
        change(db);
        await db.SaveChangesAsync();
    }

    private async Task<HttpStatusCode> StatusAsync(string key, string address)
    {
        using var client = NewClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Authorization", "Bearer " + key);
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }
}
