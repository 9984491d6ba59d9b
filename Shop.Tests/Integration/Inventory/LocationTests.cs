using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Contracts.Locations;
using Shop.Inventory.Contracts.Reservations;
using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Tests.Integration.Inventory;

/// <summary>Stock at two locations: Main first, then Annex.</summary>
public sealed class LocationTests : InventoryFixture
{
    [SetUp]
    public async Task Open_a_second_location() => await OpenAsync("annex", "Annex", 2);

    [Test]
    public async Task A_repeated_transfer_moves_units_once()
    {
        await ReceiveAsync(Tea, 10);
        await CommittedAsync(Lines(4));
        var operation = Guid.CreateVersion7();
        for (var time = 0; time < 2; time++)
            await GetAsync(new TransferStock(operation, Tea, "main", "annex", 6, "Shelf is full", StaffId));

        Assert.That(await PlacesAsync(Tea), Is.EqualTo(new[] { ("main", 4, 4), ("annex", 6, 0) }));
        var movements = (await GetAsync(new ListMovements(Tea, 1, 10))).Items;
        Assert.That(
            movements
                .Where(movement => movement.Kind == MovementKind.Transferred)
                .Select(movement => (movement.Location, movement.Quantity)),
            Is.EquivalentTo(new[] { ("main", -6), ("annex", 6) })
        );
    }

    [TestCase("main", "annex", 7, "inventory.below-promised", null)]
    [TestCase("main", "annex", 11, "inventory.not-there", "Quantity")]
    [TestCase("main", "main", 1, "inventory.same-location", "To")]
    [TestCase("main", "moon", 1, "inventory.unknown-location", "To")]
    [TestCase("moon", "annex", 1, "inventory.unknown-location", "From")]
    public async Task An_invalid_transfer_is_refused_and_moves_nothing(string from, string to, int quantity, string code, string? field)
    {
        await ReceiveAsync(Tea, 10);
        await CommittedAsync(Lines(4));

        var refusal = await FailAsync(new TransferStock(Guid.CreateVersion7(), Tea, from, to, quantity, "Why not", StaffId));

        Assert.That((refusal.Code, refusal.Field), Is.EqualTo((code, field)));
        Assert.That(await PlacesAsync(Tea), Is.EqualTo(new[] { ("main", 10, 4), ("annex", 0, 0) }));
    }

    [Test]
    public async Task Damaged_or_lost_units_are_written_off_at_their_location_and_never_below_the_reserved_quantity()
    {
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Tea, "annex", 10, "Delivery 7", StaffId));
        var reference = await CommittedAsync(Lines(4));
        var operation = Guid.CreateVersion7();
        for (var time = 0; time < 2; time++)
            await GetAsync(new WriteOffStock(operation, Tea, "annex", 2, WriteOffKind.Damaged, "Wet", StaffId));
        await GetAsync(new WriteOffStock(Guid.CreateVersion7(), Tea, "annex", 1, WriteOffKind.Lost, "Gone", StaffId));

        var promised = await FailAsync(new WriteOffStock(Guid.CreateVersion7(), Tea, "annex", 4, WriteOffKind.Lost, "Gone", StaffId));

        Assert.That(promised, Is.EqualTo(InventoryErrors.BelowPromised(4)));
        Assert.That(await PlacesAsync(Tea), Is.EqualTo(new[] { ("main", 0, 0), ("annex", 7, 4) }));
        Assert.That(
            (await GetAsync(new ListMovements(Tea, 1, 10))).Items.Reverse().Select(movement => (movement.Kind, movement.Quantity)),
            Is.EqualTo(new[] { (MovementKind.Received, 10), (MovementKind.Damaged, -2), (MovementKind.Lost, -1) })
        );
        Assert.That((await GetAsync(new ListReservedPlaces(reference))).Single(), Is.EqualTo(new ReservedPlace(Tea, "annex", 4)));
    }

    [Test]
    public async Task A_location_with_stock_or_the_last_one_cannot_be_deactivated()
    {
        await ReceiveAsync(Tea, 1);

        var used = await FailAsync(new SaveLocation("main", "Main", 1, false, null, await VersionAsync("main"), StaffId));
        await GetAsync(new SaveLocation("annex", "Annex", 2, false, null, await VersionAsync("annex"), StaffId));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Tea, null, 0, null, null, "Counted", StaffId));
        var last = await FailAsync(new SaveLocation("main", "Main", 1, false, null, await VersionAsync("main"), StaffId));
        var closed = await FailAsync(new ReceiveStock(Guid.CreateVersion7(), Tea, "annex", 1, "Delivery", StaffId));

        Assert.That(
            (used.Code, last.Code, closed.Code),
            Is.EqualTo(("inventory.location-in-use", "inventory.last-location", "inventory.location-closed"))
        );
    }

    [Test]
    public async Task An_inactive_location_gets_no_new_reservations()
    {
        await DoAsync(new SetStockSettings(Tea, true, true, null));
        await GetAsync(new SaveLocation("main", "Main", 1, false, null, await VersionAsync("main"), StaffId));

        var reference = await CommittedAsync(Lines(2));

        Assert.That((await GetAsync(new ListReservedPlaces(reference))).Single().Location, Is.EqualTo("annex"));
    }

    [Test]
    public async Task A_location_is_saved_once_per_code_and_only_at_the_version_that_was_read()
    {
        var address = new PostalAddress("Annex", null, "Weg 1", null, "Berlin", null, "10115", "DE", null);
        var version = await VersionAsync("annex");
        await GetAsync(new SaveLocation("annex", "Annex", 2, true, null, 0, StaffId));
        await GetAsync(new SaveLocation("annex", "Hall 2", 3, true, address, version, StaffId));

        var taken = await FailAsync(new SaveLocation("annex", "Other", 2, true, null, 0, StaffId));
        var stale = await FailAsync(new SaveLocation("annex", "Other", 2, true, null, version, StaffId));
        var bad = await FailAsync(new SaveLocation("An nex", "Other", 2, true, null, 0, StaffId));

        Assert.That((taken.Field, stale.Kind, bad.Field), Is.EqualTo(("Code", ErrorKind.Conflict, "Code")));
        var saved = (await GetAsync(new ListLocations())).Single(location => location.Code == "annex");
        Assert.That((saved.Name, saved.Priority, saved.Address), Is.EqualTo(("Hall 2", 3, address)));
    }

    [Test]
    public async Task A_cart_is_reserved_at_the_one_location_that_has_all_of_it()
    {
        await ReceiveAsync(Tea, 5);
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Tea, "annex", 5, "Delivery", StaffId));
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Mug, "annex", 5, "Delivery", StaffId));

        var together = await CommittedAsync(Lines(2, 1));
        var split = await CommittedAsync(Lines(5, 1));

        Assert.That(
            await GetAsync(new ListReservedPlaces(together)),
            Is.EquivalentTo(new[] { new ReservedPlace(Tea, "annex", 2), new ReservedPlace(Mug, "annex", 1) })
        );
        Assert.That(
            await GetAsync(new ListReservedPlaces(split)),
            Is.EquivalentTo(new[] { new ReservedPlace(Tea, "main", 5), new ReservedPlace(Mug, "annex", 1) })
        );
    }

    [Test]
    public async Task Units_ship_only_from_where_they_are_reserved_when_a_location_is_given()
    {
        await ReceiveAsync(Tea, 2);
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Tea, "annex", 1, "Delivery", StaffId));
        var reference = await CommittedAsync(Lines(3));

        var tooMany = await FailAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(2), "annex"));
        var nowhere = await FailAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(1), "moon"));
        await DoAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(1), "annex"));

        Assert.That((tooMany.Code, nowhere.Code), Is.EqualTo(("inventory.not-committed-there", "inventory.unknown-location")));
        Assert.That(await PlacesAsync(Tea), Is.EqualTo(new[] { ("main", 2, 2), ("annex", 0, 0) }));
    }

    [Test]
    public async Task A_reservation_moves_only_to_a_location_with_available_units()
    {
        await ReceiveAsync(Tea, 4);
        var reference = await CommittedAsync(Lines(3));
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Tea, "annex", 2, "Delivery", StaffId));
        var operation = Guid.CreateVersion7();

        var notFree = await FailAsync(new MoveReservation(reference, Guid.CreateVersion7(), "annex", Lines(3)));
        var notHis = await FailAsync(new MoveReservation(reference, Guid.CreateVersion7(), "main", Lines(1)));
        for (var time = 0; time < 2; time++)
            await DoAsync(new MoveReservation(reference, operation, "annex", Lines(2)));

        Assert.That((notFree.Code, notHis.Code), Is.EqualTo(("inventory.not-free", "inventory.not-committed")));
        Assert.That(await PlacesAsync(Tea), Is.EqualTo(new[] { ("main", 4, 1), ("annex", 2, 2) }));
        Assert.That((await GetAsync(new ListReservations([reference]))).Single().Committed, Is.EqualTo(3));
    }

    [Test]
    public async Task A_moved_hold_keeps_its_expiry()
    {
        await ReceiveAsync(Tea, 1);
        var reference = Guid.CreateVersion7();
        await HoldAsync(reference, Lines(1));
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Tea, "annex", 1, "Delivery", StaffId));
        await DoAsync(new MoveReservation(reference, Guid.CreateVersion7(), "annex", Lines(1)));

        Assert.That((await GetAsync(new CommitStock(reference, Lines(1)))).Shortages, Is.Empty);
        Assert.That(await PlacesAsync(Tea), Is.EqualTo(new[] { ("main", 1, 0), ("annex", 1, 1) }));
    }

    [Test]
    public async Task Locations_are_managed_through_the_API()
    {
        using var client = await StaffClientAsync();

        var created = await client.PostAsJsonAsync(
            "/api/v1/admin/locations",
            new
            {
                code = "hall-3",
                name = "Hall 3",
                priority = 9,
            }
        );
        var renamed = await client.PutAsJsonAsync("/api/v1/admin/locations/hall-3", new { name = "Hall Three" });
        var unknown = await client.PutAsJsonAsync("/api/v1/admin/locations/moon", new { name = "Moon" });
        var listed = await client.GetFromJsonAsync<JsonElement>("/api/v1/admin/locations");

        Assert.That(
            (created.StatusCode, renamed.StatusCode, unknown.StatusCode),
            Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.NotFound))
        );
        Assert.That(
            listed
                .EnumerateArray()
                .Select(location => (location.GetProperty("code").GetString(), location.GetProperty("name").GetString())),
            Is.EqualTo(new[] { ("main", "Main warehouse"), ("annex", "Annex"), ("hall-3", "Hall Three") })
        );
    }

    private async Task<int> VersionAsync(string code) =>
        (await GetAsync(new ListLocations())).Single(location => location.Code == code).Version;
}
