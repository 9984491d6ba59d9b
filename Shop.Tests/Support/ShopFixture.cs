using System.Diagnostics.CodeAnalysis;
using MediatR;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Notifications.Application;
using Shop.Notifications.Domain;
using Shop.Users.Contracts.Events;

namespace Shop.Tests.Support;

/// <summary>A fixture with its own host and database, reset before every test.</summary>
[SuppressMessage("Design", "CA1001", Justification = "NUnit calls the tear-down.")]
public abstract class ShopFixture
{
    private ShopHost? host;

    private protected ShopHost Host => host ?? throw new InvalidOperationException("The host starts in the one-time set-up.");

    private protected TestClock Clock => Host.Clock;

    /// <summary>The fixture's settings for the host.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    [OneTimeSetUp]
    public async Task StartHost() => host = await ShopHost.StartAsync(settings: Settings, configure: Configure);

    [OneTimeTearDown]
    public async Task StopHost()
    {
        if (host is null)
            return;

        await host.DisposeAsync();
        await TestDatabases.DropAsync(host.ConnectionString);
    }

    [SetUp]
    public async Task StartFromNothing() => await Host.ResetAsync();

    /// <summary>Replaces adapters of external services.</summary>
    protected virtual void Configure(IServiceCollection services) { }

    /// <summary>An HTTP client that keeps cookies and follows no redirects.</summary>
    private protected HttpClient NewClient() => Host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

    private protected Task<TResponse> SendAsync<TResponse>(IRequest<TResponse> request) => Host.SendAsync(request);

    private protected Task<T> GetAsync<T>(IRequest<Result<T>> request) => Host.GetAsync(request);

    private protected Task DoAsync(IRequest<Result> command) => Host.DoAsync(command);

    private protected Task<Error> FailAsync<TResponse>(IRequest<TResponse> request)
        where TResponse : IOutcome => Host.FailAsync(request);

    /// <summary>All sent and queued mails, oldest first, as received.</summary>
    private protected async Task<IReadOnlyList<QueuedMail>> MailsAsync(string? kind = null)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var protector = scope.ServiceProvider.GetDataProtector(PasswordTokens.Purpose);
        var mails = await scope
            .ServiceProvider.GetRequiredService<NotificationsDbContext>()
            .Mails.AsNoTracking()
            .Where(mail => kind == null || mail.Kind == kind)
            .OrderBy(mail => mail.QueuedAt)
            .ThenBy(mail => mail.Id)
            .ToListAsync();
        return [.. mails.Select(mail => mail.ProtectedToken is { } token ? mail.WithToken(protector.Unprotect(token)) : mail)];
    }

    /// <summary>Queues a mail without an event.</summary>
    private protected async Task QueueMailAsync(string kind, string occasion)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDbContext>();
        db.Mails.Add(new QueuedMail(Guid.CreateVersion7(), kind, occasion, "ada@example.com", "Hello", "Hello Ada", html: null, Clock.Now));
        await db.SaveChangesAsync();
    }

    private protected Task<int> DeliverEvents(bool mayFail = false) => Host.DeliverEventsAsync(mayFail);
}
