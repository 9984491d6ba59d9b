using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shop.Payments.Application;
using Shop.Payments.Infrastructure;

namespace Shop.Tests.Unit.Payments;

/// <summary>Payment methods that are disabled because their settings are missing.</summary>
public sealed class MissingSettingsTests
{
    [Test]
    public async Task Production_logs_missing_settings_at_startup()
    {
        var log = await StartAsync("Production", new PaymentsOptions());

        Assert.That(
            log,
            Is.EqualTo(
                new[]
                {
                    "Bank transfer is off: set Payments:BankTransfer:AccountHolder and Payments:BankTransfer:Iban, "
                        + "or set Payments:BankTransfer:Enabled to false",
                    "Card payment is off: set Payments:Stripe:SecretKey and Payments:Stripe:WebhookSecrets",
                }
            )
        );
    }

    [Test]
    public async Task A_complete_production_configuration_logs_nothing() =>
        Assert.That(
            await StartAsync(
                "Production",
                new PaymentsOptions
                {
                    BankTransfer = { AccountHolder = "Tea House", Iban = "NL91 ABNA 0417 1643 00" },
                    Stripe = { SecretKey = "sk", WebhookSecrets = "whsec" },
                }
            ),
            Is.Empty
        );

    [Test]
    public async Task Disabled_features_are_not_reported_as_missing() =>
        Assert.That(
            (await StartAsync("Production", new PaymentsOptions { BankTransfer = { Enabled = false } })).Where(line =>
                line.Contains("Bank transfer", StringComparison.Ordinal)
            ),
            Is.Empty
        );

    [Test]
    public async Task Development_logs_nothing() => Assert.That(await StartAsync("Development", new PaymentsOptions()), Is.Empty);

    [TestCase("Tea House", "", false)]
    [TestCase(" ", "NL91 ABNA 0417 1643 00", false)]
    [TestCase("Tea House", "NL91 ABNA 0417 1643 00", true)]
    public void Bank_transfer_requires_an_account_holder_and_an_IBAN(string holder, string iban, bool isSetUp) =>
        Assert.That(new BankTransferOptions { AccountHolder = holder, Iban = iban }.IsSetUp, Is.EqualTo(isSetUp));

    private static async Task<IReadOnlyList<string>> StartAsync(string environment, PaymentsOptions options)
    {
        var log = new WarningLog();
        await new MissingSettings(Options.Create(options), new Named(environment), log).StartAsync(CancellationToken.None);
        return log.Lines;
    }

    private sealed class WarningLog : ILogger<MissingSettings>
    {
        public List<string> Lines { get; } = [];

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
                Lines.Add(formatter(state, exception));
        }
    }

    private sealed class Named(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "Shop.Web";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
