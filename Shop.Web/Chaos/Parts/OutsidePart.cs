using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel.Modules;

namespace Shop.Web.Chaos.Parts;

/// <summary>Gateway and mail server cannot be reached, say nothing, are slow, or talk nonsense. People go on looking around and trying to buy.</summary>
internal sealed class OutsidePart : IChaosPart
{
    private const int Readers = 4;
    private const int Buyers = 2;

    /// <summary>What a promise of ten per cent cannot be measured below.</summary>
    private static readonly TimeSpan Noise = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan Before = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Healing = TimeSpan.FromMinutes(5);

    public string Name => "outside";

    public async Task RunAsync(Yard yard, ChaosSettings settings, Findings findings, CancellationToken cancellationToken)
    {
        await yard.StartHostsAsync(1, cancellationToken);
        await LookAroundAsync(yard, Before, cancellationToken);
        foreach (var mode in (RelayMode[])[RelayMode.Refuse, RelayMode.BlackHole, RelayMode.Slow, RelayMode.Wrong])
        {
            var before = await LookAroundAsync(yard, Before, cancellationToken);
            yard.GatewayLine.Mode = yard.MailLine.Mode = mode;
            var during = await LookAroundAsync(yard, settings.Fault, cancellationToken);
            yard.GatewayLine.Mode = yard.MailLine.Mode = RelayMode.Open;
            var healed = Stopwatch.GetTimestamp();

            var name = mode.ToString().ToLowerInvariant();
            var (p95Before, p95During) = (Times.At(before.Pages.Select(page => page.Took), 0.95), Times.At(during.Pages.Select(page => page.Took), 0.95));
            findings.Judge(
                $"{name}: browsing p95, before and during",
                $"{p95Before * 1000:0} ms, {p95During * 1000:0} ms",
                "+10 %",
                p95During <= Math.Max(p95Before * 1.1, p95Before + Noise.TotalSeconds));
            findings.JudgeNone($"{name}: pages that were not served", [.. during.Pages.Where(page => !page.IsGood).Select(page => string.Create(CultureInfo.InvariantCulture, $"{page.Status} {page.Text[..Math.Min(160, page.Text.Length)]}"))]);
            var slowest = Times.At(during.Steps.Select(step => step.Took), 1);
            findings.Judge($"{name}: slowest step of a checkout", $"{slowest:0.0} s of {during.Steps.Count}", "6 s", slowest <= 6);
            findings.JudgeNone($"{name}: steps answered 500 or not at all", [.. during.Steps.Where(step => step.Status is 0 or 500).Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Status} {step.Text[..Math.Min(160, step.Text.Length)]}"))]);

            var quiet = await yard.QuietAsync(Healing, cancellationToken);
            while (Stopwatch.GetElapsedTime(healed) < Healing && await CountWaitingMailsAsync(yard, cancellationToken) > 0)
                await Task.Delay(500, cancellationToken);
            var gone = quiet is not null && await CountWaitingMailsAsync(yard, cancellationToken) == 0;
            findings.Judge($"{name}: backlog gone after healing", gone ? (FormattableString)$"{Stopwatch.GetElapsedTime(healed).TotalSeconds:0} s" : $"never", "300 s", gone);
        }

        findings.JudgeNone("mails that came twice", [.. yard.Mails.Received.Where(mail => mail.Value > 1).Select(mail => mail.Key)]);
        await yard.AuditAsync(findings, cancellationToken);
    }

    private static async Task<(IReadOnlyCollection<Answer> Pages, IReadOnlyCollection<Answer> Steps)> LookAroundAsync(Yard yard, TimeSpan duration, CancellationToken cancellationToken)
    {
        ConcurrentBag<Answer> pages = [];
        ConcurrentBag<Answer> steps = [];
        await using (Crowd.Browsing(yard, () => yard.NewShopper(), Readers, pages, cancellationToken))
        await using (Crowd.Buying(yard, () => yard.NewShopper(), Buyers, steps, cancellationToken))
            await Task.Delay(duration, cancellationToken);
        return (pages, steps);
    }

    private static async Task<int> CountWaitingMailsAsync(Yard yard, CancellationToken cancellationToken)
    {
        var users = yard.Inside.GetServices<ModuleDescriptor>().Single(module => module.Name == "Users");
        await using var scope = yard.Inside.CreateAsyncScope();
        return await ((DbContext)scope.ServiceProvider.GetRequiredService(users.ContextType)).Database
            .SqlQueryRaw<int>("SELECT count(*)::int AS \"Value\" FROM users.mails WHERE sent_at IS NULL").SingleAsync(cancellationToken);
    }
}
