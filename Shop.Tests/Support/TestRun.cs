using Shop.Tests.Support;

namespace Shop.Tests;

/// <summary>Takes down at the end of the run what fixtures share.</summary>
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
