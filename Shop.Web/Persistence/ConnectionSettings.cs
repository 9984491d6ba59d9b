using System.Data.Common;
using Npgsql;
using Shop.Kernel.Modules;
using Shop.PrivatePostgres;
using Shop.Web.Hosting;

namespace Shop.Web.Persistence;

/// <summary>The databases of the shop, with the timeouts that keep an unresponsive or locked server from blocking a request.</summary>
internal sealed record ConnectionSettings(DatabaseProvider Provider, string Shop, string Jobs, EmbeddedPostgres? PrivateServer)
{
    /// <summary>Completes the configured connection strings; an empty one becomes that of the private server.</summary>
    public static ConnectionSettings Complete(ConfigurationManager configuration, string dataFolder)
    {
        var provider = configuration.GetValue("Database:Provider", DatabaseProvider.Postgres);
        var text = configuration.GetConnectionString("Shop");
        EmbeddedPostgres? privateServer = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            if (provider != DatabaseProvider.Postgres)
                throw new StartupException($"Database:Provider is {provider}, so ConnectionStrings:Shop has to name a server.");

            privateServer = new EmbeddedPostgres(Path.Combine(dataFolder, "postgres"));
            text = privateServer.ConnectionString();
        }

        if (provider == DatabaseProvider.SqlServer)
            return new ConnectionSettings(provider, text, text, null);

        var shop = WithLimits(text, configuration);
        configuration["ConnectionStrings:Shop"] = shop;
        foreach (var module in Modules.All)
            if (configuration[$"Modules:{module.Name}:ConnectionString"] is { Length: > 0 } own)
                configuration[$"Modules:{module.Name}:ConnectionString"] = WithLimits(own, configuration);

        var jobs = new NpgsqlConnectionStringBuilder(shop) { MaxPoolSize = 15, ApplicationName = "shop-jobs" };
        return new ConnectionSettings(provider, shop, jobs.ConnectionString, privateServer);
    }

    /// <summary>The shop's database for work that takes long on purpose, such as migrations.</summary>
    public static string WithoutLimits(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Options = null,
            CommandTimeout = 600,
            Pooling = false,
            ApplicationName = "shop-migrate",
        }.ConnectionString;

    /// <summary>Fills in what a connection string leaves out.</summary>
    private static string WithLimits(string text, IConfiguration configuration)
    {
        var given = new NpgsqlConnectionStringBuilder(text);
        var said = new DbConnectionStringBuilder { ConnectionString = text }
            .Keys.Cast<string>()
            .Select(Plain)
            .ToHashSet();
        var connectSeconds = configuration.GetValue("Database:ConnectSeconds", 2);
        var commandSeconds = configuration.GetValue("Database:CommandSeconds", 2);
        if (!said.Contains("timeout"))
            given.Timeout = connectSeconds;
        if (!said.Contains("commandtimeout"))
            given.CommandTimeout = commandSeconds;
        if (!said.Contains("cancellationtimeout"))
            given.CancellationTimeout = 500;
        if (!said.Contains("maximumpoolsize"))
            given.MaxPoolSize = configuration.GetValue("Database:MaxPoolSize", 60);
        if (!said.Contains("maxautoprepare"))
        {
            // Prepares repeated queries once per connection. Set it to 0 behind a pooler that shares sessions.
            given.MaxAutoPrepare = 200;
            given.AutoPrepareMinUsages = 3;
        }

        // No session state is ever changed, so connections return to the pool without the seven reset statements.
        if (!said.Contains("noresetonclose"))
            given.NoResetOnClose = true;
        if (!said.Contains("applicationname"))
            given.ApplicationName = "shop";
        if (!said.Contains("options"))
            given.Options = "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=30000";
        return given.ConnectionString;
    }

    /// <summary>Keys may contain spaces and are case-insensitive.</summary>
    private static string Plain(string key) => key.Replace(" ", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
}
