using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Domain;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Customers;

namespace Shop.Tests.Integration.Users;

/// <summary>Accounts with a mailbox that the test reads, and that can be made to fail.</summary>
public abstract partial class UsersFixture : ShopFixture
{
    private protected const string Password = "a sentence is fine";

    private protected PostBox Post { get; } = new();

    protected override void Configure(IServiceCollection services) => services.AddSingleton<IMailTransport>(Post);

    [SetUp]
    public void ClearMails() => Post.Reset();

    private protected async Task<Guid> RegisterAsync(string email = "ada@example.com", string name = "Ada Lovelace")
    {
        await DoAsync(new RegisterCustomer(email, Password, name));
        return (await GetAsync(new ListCustomers(email, 1, 10))).Items.Single().AccountId;
    }

    private protected Task<SignedIn> SignInAsync(string email = "ada@example.com", string password = Password) =>
        GetAsync(new SignIn(email, password, "127.0.0.1", "Test"));

    private protected async Task<string?> CodeOfSignInAsync(string email, string password)
    {
        var result = await SendAsync(new SignIn(email, password, null, null));
        return result.IsSuccess ? null : result.Errors[0].Code;
    }

    private protected async Task<IReadOnlyList<QueuedMail>> DeliverMailAsync()
    {
        var before = Post.Delivered.Count;
        await DeliverEvents();
        await SendAsync(new SendDueMails());
        return [.. Post.Delivered.Skip(before)];
    }

    private protected static string TokenIn(QueuedMail mail) => Token().Match(mail.Text).Groups[1].Value;

    [GeneratedRegex(@"/reset-password\?token=([A-Za-z0-9_-]+)")]
    private static partial Regex Token();

    internal sealed class PostBox : IMailTransport
    {
        public ConcurrentQueue<QueuedMail> Delivered { get; } = [];

        /// <summary>Called with a mail instead of its delivery.</summary>
        public Func<QueuedMail, Exception?>? Failing { get; set; }

        public Task SendAsync(QueuedMail mail, CancellationToken cancellationToken)
        {
            if (Failing?.Invoke(mail) is { } failure)
                throw failure;

            Delivered.Enqueue(mail);
            return Task.CompletedTask;
        }

        public void Reset()
        {
            Delivered.Clear();
            Failing = null;
        }
    }
}
