namespace Shop.Web.Development;

internal static class DevelopmentPrograms
{
    /// <summary>What the host starts besides itself: the demo's program and the sandbox. Production refuses the settings that ask for them.</summary>
    /// <param name="settings">What this host was given on its command line.</param>
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
