using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Inventory.Application;
using Shop.Inventory.Contracts.Locations;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Platform;

/// <summary>Contexts do not track by default; an aggregate that is not tracked cannot be changed.</summary>
public sealed class TrackingTests : ShopFixture
{
    [SetUp]
    public Task OpenAnnex() => GetAsync(new SaveLocation("annex", "Annex", 7, true, null, 0, Guid.CreateVersion7()));

    [TestCase(null)]
    [TestCase(QueryTrackingBehavior.NoTracking)]
    [TestCase(QueryTrackingBehavior.NoTrackingWithIdentityResolution)]
    public async Task An_aggregate_that_is_not_tracked_cannot_be_changed(QueryTrackingBehavior? behavior)
    {
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<InventoryDbContext>();
        var locations = behavior is { } asked ? db.Locations.AsTracking(asked) : db.Locations;
        var annex = await locations.SingleAsync(location => location.Code == "annex");

        var refused = Assert.Throws<InvalidOperationException>(() => annex.Change("Attic", 7, isActive: true, address: null))!;

        Assert.That(refused.Message, Does.StartWith("Location ").And.Contain("AsTracking()"));
    }

    [Test]
    public async Task An_aggregate_that_is_tracked_is_changed_and_saved()
    {
        await using (var scope = Host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<InventoryDbContext>();
            var annex = await db.Locations.AsTracking().SingleAsync(location => location.Code == "annex");
            annex.Change("Attic", 7, isActive: true, address: null);
            await db.SaveChangesAsync();
        }

        Assert.That((await GetAsync(new ListLocations())).Single(location => location.Code == "annex").Name, Is.EqualTo("Attic"));
    }
}
