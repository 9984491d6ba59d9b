using System.Net;
using Hangfire;
using Hangfire.States;
using Hangfire.Storage;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Kernel.Modules;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;
using Shop.Web.Jobs;
using Shop.Web.Persistence;

namespace Shop.Tests.Integration.Platform;

public sealed class JobTests : ShopFixture
{
    private static readonly Error Refused = Error.Refused("test.refused");

    private readonly List<object> sent = [];
    private bool refuses;

    private JobRunner Runner => Host.Services.GetRequiredService<JobRunner>();

    [SetUp]
    public void Forget()
    {
        refuses = false;
        sent.Clear();
    }

    [Test]
    public async Task Every_job_fails_when_its_request_is_refused()
    {
        var jobs = Host.Services.GetServices<ModuleJob>().ToList();
        Assert.That(jobs, Has.Count.GreaterThan(14));
        Assert.That(jobs.Select(job => job.Id), Is.Unique);
        refuses = true;

        foreach (var job in jobs)
        {
            var failure = await Assert.CatchAsync<InvalidOperationException>(() => Runner.RunAsync(job.Id, CancellationToken.None), job.Id);
            Assert.That(failure!.Message, Does.Contain(Refused.Code), job.Id);
        }

        Assert.That(sent, Is.EqualTo(jobs.Select(job => job.Request)));
    }

    [Test]
    public async Task A_job_does_not_run_concurrently_with_itself()
    {
        string? beside;
        await using (await Host.Services.GetRequiredService<JobLock>().TryTakeAsync("purge-carts", CancellationToken.None))
            beside = await Runner.RunAsync("purge-carts", CancellationToken.None);
        Assert.That((beside, sent), Is.EqualTo(("Already running", Array.Empty<object>())));

        Assert.That(await Runner.RunAsync("purge-carts", CancellationToken.None), Is.Null);
        Assert.That(sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Nothing_runs_while_processing_is_paused()
    {
        var pause = Host.Services.GetRequiredService<ProcessingPause>();
        await pause.PauseAsync("Restored", CancellationToken.None);
        var skipped = await Runner.RunAsync("purge-carts", CancellationToken.None);
        await pause.ReleaseAsync(CancellationToken.None);

        Assert.That((skipped, sent), Is.EqualTo(("Processing is paused", Array.Empty<object>())));
        Assert.That(await Runner.RunAsync("purge-carts", CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task A_failed_run_stays_on_the_jobs_page_until_it_is_retried()
    {
        var runs = Host.Services.GetRequiredService<IBackgroundJobClient>();
        var failed = runs.Create<JobRunner>(
            runner => runner.RunAsync("issue-documents", CancellationToken.None),
            new FailedState(new InvalidOperationException("no number left"))
        );
        var owner = await SignInAsync("owner@shop.example", "Owner-2026!");
        var html = await owner.GetStringAsync("/admin/jobs");
        Assert.That(html, Does.Contain("issue-documents").And.Contain("no number left"));
        var retry = HtmlForm.In(html, "/admin/jobs").Single(form => form.Fields.Any(field => field.Name == "run" && field.Value == failed));

        Assert.That(await PostAsync(owner, retry), Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(StatesOf(failed), Is.EqualTo(new[] { "Enqueued", "Failed" }));
        Assert.That(await owner.GetStringAsync("/admin/jobs"), Does.Not.Contain("no number left").And.Contain("Retrying the job"));

        Assert.That(await PostAsync(owner, retry), Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(StatesOf(failed), Is.EqualTo(new[] { "Enqueued", "Failed" }), "a second click changes nothing");
        runs.Delete(failed);
    }

    [Test]
    public async Task The_dashboard_requires_an_owner_and_a_token()
    {
        using var stranger = NewClient();
        using var owner = await SignInAsync("owner@shop.example", "Owner-2026!");
        using var support = await SignInAsync("support@shop.example", "Support-2026!");

        Assert.That(await AnswerAsync(stranger), Is.AnyOf(HttpStatusCode.Redirect, HttpStatusCode.Unauthorized));
        Assert.That(await AnswerAsync(support), Is.AnyOf(HttpStatusCode.Redirect, HttpStatusCode.Forbidden, HttpStatusCode.NotFound));
        Assert.That(await AnswerAsync(owner), Is.EqualTo(HttpStatusCode.OK));
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("jobs[]", "send-mails")]);
        using var forged = await owner.PostAsync("/admin/jobs/hangfire/recurring/trigger", content);
        Assert.That(forged.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));

        static async Task<HttpStatusCode> AnswerAsync(HttpClient client)
        {
            using var answer = await client.GetAsync("/admin/jobs/hangfire");
            return answer.StatusCode;
        }
    }

    [Test]
    public async Task A_live_host_runs_every_job_of_the_modules_and_shows_failed_runs_in_red()
    {
        refuses = true;
        var host = await ShopHost.StartAsync(live: true, configure: Configure);
        var storage = host.Services.GetRequiredService<JobStorage>();

        await Eventually.IsTrueAsync(() => Task.FromResult(FailedRuns().Count > 0), "a run to fail");

        var (job, error) = FailedRuns()[0];
        var jobs = host.Services.GetServices<ModuleJob>().ToLookup(FrequentJobs.IsFrequent, known => known.Id);
        Assert.That(error, Does.Contain(Refused.Code));
        Assert.That(jobs[true], Does.Contain(job));
        Assert.That(
            host.Services.GetRequiredService<FrequentJobs>().LastRuns.Single(run => run.Job.Id == job).Outcome,
            Is.EqualTo("Failed")
        );
        using (var connection = storage.GetConnection())
        {
            var stored = connection.GetRecurringJobs();
            Assert.That(stored.Select(recurring => recurring.Id), Is.Not.Empty.And.EquivalentTo(jobs[false]));
            Assert.That(stored.Select(recurring => recurring.NextExecution), Is.All.Not.Null);
        }

        await host.DisposeAsync();
        await TestDatabases.DropAsync(host.ConnectionString);

        List<(string? Job, string Error)> FailedRuns() =>
            [
                .. storage
                    .GetMonitoringApi()
                    .FailedJobs(0, 10)
                    .Select(run => (JobRegistration.NameOf(run.Value.Job), run.Value.ExceptionMessage)),
            ];
    }

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton(this);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Refusal<,>));
    }

    private string[] StatesOf(string run) =>
        [.. Host.Services.GetRequiredService<JobStorage>().GetMonitoringApi().JobDetails(run).History.Select(state => state.StateName)];

    private async Task<HttpClient> SignInAsync(string email, string password)
    {
        await GetAsync(new SeedDemoAccounts());
        var client = NewClient();
        await new ApiShopper(client) { Email = email }.SignInAsync(password);
        return client;
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, HtmlForm form)
    {
        using var content = new FormUrlEncodedContent(form.Fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await client.PostAsync(form.Action, content);
        return answer.StatusCode;
    }

    /// <summary>Records the requests that jobs send, and refuses them when the test says so.</summary>
    private sealed class Refusal<TRequest, TResponse>(JobTests test, IEnumerable<ModuleJob> jobs) : IPipelineBehavior<TRequest, TResponse>
        where TRequest : IRequest<TResponse>
    {
        public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
        {
            if (!jobs.Any(job => job.Request.Equals(request)))
                return next();

            lock (test.sent)
                test.sent.Add(request);
            return test.refuses ? Task.FromResult((TResponse)(object)(Result<int>)Refused) : next();
        }
    }
}
