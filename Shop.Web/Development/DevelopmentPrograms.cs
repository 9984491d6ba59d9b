namespace Shop.Web.Development;

internal static class DevelopmentPrograms
{
    /// <summary>The programs the host starts: the demo and the sandbox. Production refuses the settings that ask for them.</summary>
    /// <param name="settings">The settings from this host's command line.</param>
    public static void AddDevelopmentPrograms(this WebApplicationBuilder builder, string[] settings)
    {
        var configuration = builder.Configuration;
        if (builder.Environment.IsDevelopment() && configuration.GetValue("Shop:DemoData", false))
            builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<DemoData>(services, new object[] { settings }));
        if (
            !builder.Environment.IsProduction()
            && configuration.GetValue("Payments:Sandbox:Enabled", false)
            && configuration.GetValue("Payments:Sandbox:Start", false)
        )
            builder.Services.AddHostedService<SandboxStarter>();
    }
}
