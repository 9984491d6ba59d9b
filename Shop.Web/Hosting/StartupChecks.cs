using System.Globalization;
using Shop.Web.Development;

namespace Shop.Web.Hosting;

/// <summary>Validates the configuration before the first request; most rules apply in Production only.</summary>
internal static class StartupChecks
{
    /// <exception cref="StartupException">The configuration is invalid; the message lists all problems.</exception>
    public static void Demand(IConfiguration configuration, IHostEnvironment environment)
    {
        List<string> missing = [];
        var publicUrl = configuration["Shop:PublicUrl"];
        var isAddress = Uri.TryCreate(publicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        if (!string.IsNullOrEmpty(publicUrl) && !isAddress)
            missing.Add($"Shop:PublicUrl is '{publicUrl}', which is no absolute address.");
        if (configuration[ShiftedClock.Key] is { Length: > 0 } ahead)
        {
            if (!environment.IsDevelopment())
                missing.Add($"{ShiftedClock.Key} has to be empty: only Development may have another clock than the system's.");
            else if (!TimeSpan.TryParse(ahead, CultureInfo.InvariantCulture, out _))
                missing.Add($"{ShiftedClock.Key} is '{ahead}', which is no length of time; two minutes are 00:02:00.");
        }

        if (environment.IsProduction())
        {
            if (string.IsNullOrEmpty(publicUrl))
                missing.Add("Shop:PublicUrl (Shop__PublicUrl) has to be the address that shoppers see, for example https://shop.example.");
            if (
                configuration["AllowedHosts"] is not { Length: > 0 } hosts
                || hosts.Split(';', StringSplitOptions.TrimEntries).Contains("*")
            )
                missing.Add("AllowedHosts has to list the host names that the shop answers to, separated by semicolons; * is refused.");
            if (configuration.GetValue("Shop:DemoData", false))
                missing.Add("Shop:DemoData has to be false: demo accounts have known passwords.");
            if (configuration.GetValue("Payments:Sandbox:Enabled", false))
                missing.Add("Payments:Sandbox:Enabled has to be false: anybody could pay with a test card.");
            if (configuration.GetValue("Logistics:SandboxCarrier:Enabled", false))
                missing.Add("Logistics:SandboxCarrier:Enabled has to be false: its parcels do not exist.");
        }

        if (missing.Count > 0)
            throw new StartupException($"The shop does not start in {environment.EnvironmentName}:\n  " + string.Join("\n  ", missing));
    }
}
