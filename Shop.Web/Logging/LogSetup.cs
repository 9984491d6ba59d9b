using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Settings.Configuration;

namespace Shop.Web.Logging;

/// <summary>Readable lines on the console, JSON lines in a file a day; levels come from <c>Serilog:MinimumLevel</c>.</summary>
internal static class LogSetup
{
    private const string Template = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Module,-10} {Message:lj} {TraceId:lj}{NewLine}{Exception}";

    /// <param name="quiet">For verbs, whose output is what they print: only warnings, on the error stream.</param>
    public static void AddShopLogs(this WebApplicationBuilder builder, string dataFolder, bool quiet)
    {
        var configuration = builder.Configuration;
        var logs = new LoggerConfiguration().Enrich.With<ModuleEnricher>();
        if (configuration["Logs:Level"] is { Length: > 0 } level)
            logs.MinimumLevel.Is(Enum.Parse<LogEventLevel>(level))
                .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal);
        else
            logs.ReadFrom.Configuration(
                configuration,
                new ConfigurationReaderOptions(typeof(ConsoleLoggerConfigurationExtensions).Assembly)
            );
        if (configuration.GetValue("Logs:Console", true))
            logs.WriteTo.Console(
                restrictedToMinimumLevel: quiet ? LogEventLevel.Warning : LogEventLevel.Verbose,
                outputTemplate: Template,
                formatProvider: CultureInfo.InvariantCulture,
                standardErrorFromLevel: quiet ? LogEventLevel.Verbose : null
            );

        if (configuration.GetValue("Logs:File", true))
            logs.WriteTo.File(
                new CompactJsonFormatter(),
                Path.Combine(dataFolder, "logs", "shop-.json"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: 100_000_000,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: 14,
                shared: true
            );

        builder.Logging.ClearProviders().AddSerilog(logs.CreateLogger(), dispose: true);
    }

    /// <summary>Adds the module that a line comes from, read from its category.</summary>
    private sealed class ModuleEnricher : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            var source = logEvent.Properties.GetValueOrDefault(Constants.SourceContextPropertyName) is ScalarValue { Value: string text }
                ? text
                : string.Empty;
            var parts = source.Split('.', 3);
            var module = parts is ["Shop", var name, ..] ? name : parts[0];
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty("Module", module));
        }
    }
}
