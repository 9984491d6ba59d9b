using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Shop.Web.Hosting;

namespace Shop.Tests.Unit.Platform;

public sealed class StartupChecksTests
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["Shop:PublicUrl"] = "https://shop.example",
        ["AllowedHosts"] = "shop.example",
    };

    [Test]
    public void A_complete_production_configuration_is_accepted() => Assert.That(() => Demand("Production", Complete), Throws.Nothing);

    [TestCase("Shop:PublicUrl", "")]
    [TestCase("Shop:PublicUrl", "shop.example")]
    [TestCase("AllowedHosts", "")]
    [TestCase("AllowedHosts", "*")]
    [TestCase("AllowedHosts", "shop.example; *")]
    [TestCase("Shop:DemoData", "true")]
    [TestCase("Payments:Sandbox:Enabled", "true")]
    [TestCase("Shop:ClockAhead", "00:02:00")]
    public void Production_refuses_missing_or_dangerous_settings_by_name(string key, string value) =>
        Assert.That(
            () => Demand("Production", new Dictionary<string, string?>(Complete) { [key] = value }),
            Throws.TypeOf<StartupException>().With.Message.Contains(key)
        );

    [Test]
    public void All_missing_settings_are_listed_at_once() =>
        Assert.That(
            () => Demand("Production", []),
            Throws.TypeOf<StartupException>().With.Message.Contains("Shop:PublicUrl").And.Message.Contains("AllowedHosts")
        );

    [TestCase("00:02:00")]
    [TestCase("-02:00:00")]
    public void Development_may_shift_the_clock(string ahead) =>
        Assert.That(() => Demand("Development", new() { ["Shop:ClockAhead"] = ahead }), Throws.Nothing);

    [Test]
    public void The_clock_offset_is_a_duration() =>
        Assert.That(
            () => Demand("Development", new() { ["Shop:ClockAhead"] = "soon" }),
            Throws.TypeOf<StartupException>().With.Message.Contains("'soon'")
        );

    [Test]
    public void Only_Development_may_shift_the_clock() =>
        Assert.That(
            () => Demand("Staging", new() { ["Shop:ClockAhead"] = "00:02:00" }),
            Throws.TypeOf<StartupException>().With.Message.Contains("Shop:ClockAhead")
        );

    [Test]
    public void Development_requires_no_settings() => Assert.That(() => Demand("Development", []), Throws.Nothing);

    private static void Demand(string environment, Dictionary<string, string?> settings) =>
        StartupChecks.Demand(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new Named(environment));

    private sealed class Named(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "Shop.Web";

        public string ContentRootPath { get; set; } = "/";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
