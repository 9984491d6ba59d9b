using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;
using Serilog.Settings.Configuration;

namespace Shop.Web.Telemetry;

/// <summary>Text on the console and one JSON file per day; levels come from <c>Serilog:MinimumLevel</c>.</summary>
internal static class LogSetup
{
    private const double SlowMilliseconds = 2_000;

    private const string Template = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Module,-10} {Message:lj} {TraceId:lj}{NewLine}{Exception}";

    /// <param name="quiet">For commands, whose output is their result: only warnings, on stderr.</param>
    public static void AddShopLogs(this WebApplicationBuilder builder, string dataFolder, bool quiet) =>
        builder.Services.AddSerilog(logs => Configure(logs, builder.Configuration, dataFolder, quiet), preserveStaticLogger: true);

    /// <summary>
    /// Logs failed and slow requests, and every request at level Debug. Logs only the path, never the query, which may contain tokens and
    /// addresses.
    /// </summary>
    public static void UseRequestLog(this WebApplication app) =>
        app.UseSerilogRequestLogging(options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.MessageTemplate = "{Method} {Path} answered {Status} after {Milliseconds} ms";
            options.GetLevel = (context, elapsed, _) =>
                context.Response.StatusCode >= 500 && !context.Request.Path.StartsWithSegments("/health") ? LogEventLevel.Error
                : elapsed > SlowMilliseconds ? LogEventLevel.Warning
                : LogEventLevel.Debug;
            options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
                [
                    new LogEventProperty("Module", new ScalarValue("Web")),
                    new LogEventProperty("Method", new ScalarValue(context.Request.Method)),
                    new LogEventProperty("Path", new ScalarValue(PathOf(context))),
                    new LogEventProperty("Status", new ScalarValue(status)),
                    new LogEventProperty("Milliseconds", new ScalarValue((long)elapsed)),
                ];
        });

    private static void Configure(LoggerConfiguration logs, ConfigurationManager configuration, string dataFolder, bool quiet)
    {
        logs.Enrich.With<ModuleEnricher>();
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
    }

    /// <summary>The path, truncated and without control characters, to prevent log forging.</summary>
    private static string PathOf(HttpContext context)
    {
        var path = context.Request.Path.Value ?? string.Empty;
        var text = path.Length > 200 ? path[..200] : path;
        return string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter));
    }

    /// <summary>Adds the module of a log line, derived from its category.</summary>
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
