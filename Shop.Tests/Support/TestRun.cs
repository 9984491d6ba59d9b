using Shop.Tests.Support;

namespace Shop.Tests;

/// <summary>Disposes what fixtures share at the end of the run.</summary>
[SetUpFixture]
public sealed class TestRun
{
    [OneTimeTearDown]
    public async Task StopShared()
    {
        await Chromium.StopAsync();
        await TestDatabases.StopAsync();
    }
}
