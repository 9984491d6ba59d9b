using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;
using Shop.Kernel.Persistence;
using Shop.Users.Contracts.Events;

namespace Shop.Chaos.Parts;

/// <summary>Messages that can never be delivered, ahead of two hundred that can.</summary>
internal sealed class PoisonPart : IChaosPart
{
    private const int Good = 200;

    private static readonly TimeSpan Backoff = TimeSpan.FromMinutes(7);

    public string Name => "poison";

    public async Task RunAsync(ChaosEnvironment environment, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await environment.StartHostsAsync(settings.Hosts ?? 1, cancellationToken);
        var users = environment.Services.GetServices<ModuleDescriptor>().Single(module => module.Name == "Users");
        Guid[] poisonous = [Guid.CreateVersion7(), Guid.CreateVersion7()];
        List<Guid> good = [.. Enumerable.Range(0, Good).Select(_ => Guid.CreateVersion7())];
        await using (var scope = environment.Services.CreateAsyncScope())
        {
            var db = users.ContextOf(scope.ServiceProvider);
            var now = DateTimeOffset.UtcNow;

            // One from another release, with an unknown handler, and one that its handler cannot deserialize.
            db.Outbox.Add(
                new OutboxMessage
                {
                    Id = Guid.CreateVersion7(),
                    EventId = poisonous[0],
                    EventName = "users.of-another-release.v9",
                    Handler = "reporting.NoSuchHandler",
                    Payload = "{}",
                    OccurredAt = now,
                    NextTryAt = now,
                }
            );
            db.Outbox.Add(
                new OutboxMessage
                {
                    Id = Guid.CreateVersion7(),
                    EventId = poisonous[1],
                    EventName = "users.registration-attempted.v1",
                    Handler = "reporting.WhenRegistrationAttempted",
                    Payload = "{",
                    OccurredAt = now,
                    NextTryAt = now,
                }
            );
            await db.SaveChangesAsync(cancellationToken);
            foreach (var id in good)
                db.Publish(new RegistrationAttempted(id, now, null));
            await db.SaveChangesAsync(cancellationToken);
        }

        var started = Stopwatch.GetTimestamp();
        var left = await WaitUntilNoneAsync(
            environment,
            users,
            rows => rows.Where(row => good.Contains(row.EventId) && row.DoneAt == null),
            TimeSpan.FromSeconds(60),
            cancellationToken
        );
        var took = Stopwatch.GetElapsedTime(started);
        findings.Check(
            $"{Good} good messages behind two bad ones",
            left == 0 ? (FormattableString)$"{took.TotalSeconds:0.0} s" : $"{left} left",
            "30 s",
            left == 0 && took.TotalSeconds <= 30
        );

        await WaitUntilNoneAsync(
            environment,
            users,
            rows => rows.Where(row => poisonous.Contains(row.EventId) && row.ParkedAt == null),
            Backoff,
            cancellationToken
        );
        var stuck = (await environment.Services.GetRequiredService<OutboxInspector>().ListFailedAsync(cancellationToken))
            .Where(entry => poisonous.Contains(entry.Message.EventId))
            .ToList();
        findings.Check(
            "bad messages parked, shown with their error",
            $"{stuck.Count(entry => entry.Message is { ParkedAt: not null, LastError: not null })} of 2",
            "2",
            stuck.Count == 2 && stuck.TrueForAll(entry => entry.Message.ParkedAt is not null)
        );
        findings.Check(
            "tries until then, most",
            $"{stuck.Select(entry => entry.Message.Attempts).DefaultIfEmpty().Max()}",
            "10",
            stuck.TrueForAll(entry => entry.Message.Attempts <= OutboxDispatcher.MaxAttempts)
        );
        await environment.AuditAsync(findings, cancellationToken);
    }

    /// <summary>Waits until none is left, and returns the count at the end.</summary>
    private static async Task<int> WaitUntilNoneAsync(
        ChaosEnvironment environment,
        ModuleDescriptor module,
        Func<IQueryable<OutboxMessage>, IQueryable<OutboxMessage>> which,
        TimeSpan atMost,
        CancellationToken cancellationToken
    )
    {
        var until = Stopwatch.GetTimestamp() + (long)(atMost.TotalSeconds * Stopwatch.Frequency);
        while (true)
        {
            await using var scope = environment.Services.CreateAsyncScope();
            var count = await which(module.ContextOf(scope.ServiceProvider).Outbox).CountAsync(cancellationToken);
            if (count == 0 || Stopwatch.GetTimestamp() > until)
                return count;
            await Task.Delay(100, cancellationToken);
        }
    }
}
