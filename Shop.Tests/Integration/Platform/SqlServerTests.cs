using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel.Modules;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

/// <summary>
/// With <c>SHOP_TEST_SQLSERVER</c> set, the whole integration suite runs on that server; this test reports whether it does.
/// </summary>
public sealed class SqlServerTests
{
    [Test]
    public async Task The_suite_runs_on_SQL_Server()
    {
        if (TestDatabases.SqlServer is null)
            Assert.Ignore("SHOP_TEST_SQLSERVER holds no connection string: nothing ran on SQL Server, its scripts were parsed only.");

        await using var host = await ShopHost.StartAsync();
        foreach (var module in host.Services.GetServices<ModuleDescriptor>())
        {
            await using var scope = host.Services.CreateAsyncScope();
            var context = module.ContextOf(scope.ServiceProvider);
            Assert.That(context.Database.IsSqlServer(), Is.True, module.Name);
            Assert.That(await context.Database.GetPendingMigrationsAsync(), Is.Empty, module.Name);
        }
    }
}
