using MediatR;
using Microsoft.Extensions.Logging;
using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Tests.Unit.Kernel;

public sealed class LoggingBehaviorTests
{
    [Test]
    public async Task A_slow_request_is_logged_as_a_warning()
    {
        Assert.That(await WarningsAsync(new Ask(), seconds: 2), Is.EqualTo(new[] { "Ask took 2000 ms" }));
        Assert.That(await WarningsAsync(new Ask(), seconds: 1), Is.Empty);
    }

    [Test]
    public async Task A_long_running_import_logs_no_warning() => Assert.That(await WarningsAsync(new AskMuch(), seconds: 60), Is.Empty);

    private static async Task<IReadOnlyList<string>> WarningsAsync<TRequest>(TRequest request, int seconds)
        where TRequest : IRequest<Result>
    {
        var (log, clock) = (new Notebook<LoggingBehavior<TRequest, Result>>(), new StoppedWatch());
        await new LoggingBehavior<TRequest, Result>(log, clock).Handle(request, CancellationToken.None, () =>
        {
            clock.Seconds += seconds;
            return Task.FromResult(Result.Success);
        });
        return log.Warnings;
    }

    private sealed record Ask : ICommand;

    private sealed record AskMuch : ICommand, IBulkRequest;

    private sealed class StoppedWatch : TimeProvider
    {
        public int Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }

    private sealed class Notebook<T> : ILogger<T>
    {
        public List<string> Warnings { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (logLevel == LogLevel.Warning)
                Warnings.Add(formatter(state, exception));
        }
    }
}
