using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.Levels;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;

namespace Shop.Tests.Integration.Inventory;

/// <summary>Reservations that change after they were made, and returned units.</summary>
public sealed class RevisionTests : InventoryFixture
{
    [SetUp]
    public async Task Fill()
    {
        await ReceiveAsync(Tea, 10);
        await ReceiveAsync(Mug, 3);
    }

    [Test]
    public async Task A_revision_adds_and_releases_units_atomically_and_only_once()
    {
        var reference = await CommittedAsync(Lines(4));
        for (var time = 0; time < 2; time++)
            Assert.That(
                (await GetAsync(new ReviseReservation(reference, [new StockLine(Mug, 2), new StockLine(Tea, 1)]))).Shortages,
                Is.Empty
            );

        Assert.That((await LevelAsync(Tea), await LevelAsync(Mug)), Is.EqualTo(((10, 1, 9), (3, 2, 1))));
        Assert.That(
            (await GetAsync(new ListReservations([reference]))).Select(row => (row.Sku, row.Committed)),
            Is.EquivalentTo(new[] { (Tea, 1), (Mug, 2) })
        );
    }

    [Test]
    public async Task A_revision_with_shortages_releases_the_surplus_and_can_be_retried()
    {
        var reference = await CommittedAsync(Lines(4));
        var revision = new ReviseReservation(reference, [new StockLine(Mug, 4), new StockLine(Tea, 1)]);

        Assert.That((await GetAsync(revision)).Shortages, Is.EqualTo(new[] { new StockShortage(Mug, 4, 3) }));
        Assert.That((await LevelAsync(Tea), await LevelAsync(Mug)), Is.EqualTo(((10, 1, 9), (3, 0, 3))));

        await ReceiveAsync(Mug, 1);
        Assert.That((await GetAsync(revision)).Shortages, Is.Empty);
        Assert.That((await LevelAsync(Tea), await LevelAsync(Mug)), Is.EqualTo(((10, 1, 9), (4, 4, 0))));
    }

    [Test]
    public async Task A_revised_hold_keeps_its_expiry()
    {
        var reference = Guid.CreateVersion7();
        await HoldAsync(reference, Lines(4));
        await GetAsync(new ReviseReservation(reference, Lines(4, 1)));
        Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.That(((await OfferAsync(Tea)).Available, (await OfferAsync(Mug)).Available), Is.EqualTo((10, 3)));
        Assert.That((await FailAsync(new ReviseReservation(reference, Lines(1)))).Code, Is.EqualTo("inventory.nothing-promised"));
    }

    [Test]
    public async Task A_released_reservation_can_be_revised_and_an_unknown_one_cannot()
    {
        var gone = await CommittedAsync(Lines(1));
        await DoAsync(new ReleaseStock(gone, Guid.CreateVersion7()));

        Assert.That((await GetAsync(new ReviseReservation(gone, Lines(2)))).Shortages, Is.Empty);
        Assert.That(await LevelAsync(Tea), Is.EqualTo((10, 2, 8)));
        Assert.That(
            (await FailAsync(new ReviseReservation(Guid.CreateVersion7(), Lines(1)))).Code,
            Is.EqualTo("inventory.nothing-promised")
        );
    }

    [Test]
    public async Task Units_held_for_the_revision_move_to_the_revised_reference()
    {
        var (reference, revision) = (await CommittedAsync(Lines(4)), Guid.CreateVersion7());
        await HoldAsync(revision, Lines(6));

        Assert.That(
            (await GetAsync(new ReviseReservation(reference, Lines(10)))).Shortages,
            Is.EqualTo(new[] { new StockShortage(Tea, 6, 0) })
        );
        Assert.That((await GetAsync(new ReviseReservation(reference, Lines(10), [revision]))).Shortages, Is.Empty);
        Assert.That(
            (await GetAsync(new ListReservations([reference, revision]))).Select(row => (row.Reference, row.Held, row.Committed)),
            Does.Contain((reference, 0, 10)).And.Not.Contain((revision, 6, 0))
        );
    }

    [Test]
    public async Task Releasing_the_rest_leaves_shipped_units_shipped()
    {
        var reference = await CommittedAsync(Lines(4));
        await DoAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(3)));

        await DoAsync(new ReleaseStock(reference, Guid.CreateVersion7()));

        Assert.That(await LevelAsync(Tea), Is.EqualTo((7, 0, 7)));
        Assert.That(
            (await GetAsync(new ListReservations([reference]))).Select(row => (row.Committed, row.Consumed)),
            Is.EqualTo(new[] { (0, 3) })
        );
        Assert.That((await GetAsync(new ReviseReservation(reference, Lines(4)))).Shortages, Is.Empty);
        Assert.That(await LevelAsync(Tea), Is.EqualTo((7, 1, 6)), "three have shipped");
    }

    [Test]
    public async Task Only_sellable_returned_units_are_restocked_and_the_list_contains_all_of_them()
    {
        var reference = await CommittedAsync(Lines(4));
        await DoAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(4)));
        var operation = Guid.CreateVersion7();
        for (var time = 0; time < 2; time++)
            await DoAsync(
                new ReturnUnits(
                    reference,
                    operation,
                    null,
                    [
                        new ReturnedUnits(Tea, 1, ReturnDisposition.Sellable),
                        new ReturnedUnits(Tea, 1, ReturnDisposition.Damaged),
                        new ReturnedUnits(Tea, 1, ReturnDisposition.Missing),
                        new ReturnedUnits(Tea, 1, ReturnDisposition.SentBack),
                    ],
                    "R-1",
                    StaffId
                )
            );

        Assert.That(await LevelAsync(Tea), Is.EqualTo((7, 0, 7)));
        Assert.That(
            (await GetAsync(new ListMovements(Tea, 1, 10)))
                .Items.Take(5)
                .Select(movement => (movement.Kind, movement.Quantity, movement.Reason)),
            Is.EquivalentTo(
                new[]
                {
                    (MovementKind.Returned, 1, Return("inventory.returned")),
                    (MovementKind.Returned, 1, Return("inventory.returned")),
                    (MovementKind.Damaged, -1, Return("inventory.returned")),
                    (MovementKind.Returned, 0, Return("inventory.return-missing").With("count", 1)),
                    (MovementKind.Returned, 0, Return("inventory.return-sent-back").With("count", 1)),
                }
            )
        );

        static Message Return(string code) => new Message(code).With("return", "R-1");
    }

    [Test]
    public async Task Damaged_units_are_returned_even_where_backorders_are_open()
    {
        var sent = await CommittedAsync(Lines(10));
        await DoAsync(new ConsumeStock(sent, Guid.CreateVersion7(), Lines(10)));
        await DoAsync(new SetStockSettings(Tea, true, true, null, 2));
        await CommittedAsync(Lines(2));

        await DoAsync(
            new ReturnUnits(sent, Guid.CreateVersion7(), null, [new ReturnedUnits(Tea, 1, ReturnDisposition.Damaged)], "R-1", StaffId)
        );

        Assert.That(await LevelAsync(Tea), Is.EqualTo((0, 2, 0)));
    }

    [Test]
    public async Task Units_are_returned_to_the_given_location()
    {
        await OpenAsync("annex", "Annex", 2);
        var reference = await CommittedAsync(Lines(1));
        await DoAsync(new ConsumeStock(reference, Guid.CreateVersion7(), Lines(1)));

        await DoAsync(
            new ReturnUnits(
                reference,
                Guid.CreateVersion7(),
                "annex",
                [new ReturnedUnits(Tea, 1, ReturnDisposition.Sellable)],
                "R-1",
                StaffId
            )
        );
        var nowhere = await FailAsync(
            new ReturnUnits(
                reference,
                Guid.CreateVersion7(),
                "moon",
                [new ReturnedUnits(Tea, 1, ReturnDisposition.Sellable)],
                "R-1",
                StaffId
            )
        );

        Assert.That(nowhere.Code, Is.EqualTo("inventory.unknown-location"));
        Assert.That(await PlacesAsync(Tea), Is.EqualTo(new[] { ("main", 9, 0), ("annex", 1, 0) }));
    }
}
