using Shop.Inventory.Domain;
using Shop.Kernel;

namespace Shop.Tests.Unit.Inventory;

public sealed class ReservationTests
{
    private static readonly DateTimeOffset Now = new(2031, 3, 3, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The result of each command in each state; an error code where it is refused.</summary>
    [TestCase("held", "commit", "Committed")]
    [TestCase("held", "release", "Released")]
    [TestCase("held", "consume", "inventory.not-committed")]
    [TestCase("held", "hold", "inventory.already-reserved")]
    [TestCase("committed", "commit", "Committed")]
    [TestCase("committed", "release", "Released")]
    [TestCase("committed", "consume", "Consumed")]
    [TestCase("committed", "hold", "inventory.already-reserved")]
    [TestCase("released", "commit", "inventory.not-held")]
    [TestCase("released", "release", "inventory.not-held")]
    [TestCase("released", "consume", "inventory.not-committed")]
    [TestCase("released", "hold", "Held")]
    [TestCase("expired", "commit", "inventory.not-held")]
    [TestCase("expired", "release", "inventory.not-held")]
    [TestCase("expired", "consume", "inventory.not-committed")]
    [TestCase("expired", "hold", "Held")]
    [TestCase("consumed", "commit", "inventory.not-held")]
    [TestCase("consumed", "release", "inventory.not-held")]
    [TestCase("consumed", "consume", "inventory.not-committed")]
    [TestCase("consumed", "hold", "inventory.already-reserved")]
    public void Each_command_has_the_result_in_the_table(string state, string command, string expected)
    {
        var reservation = In(state);
        var before = reservation.Status;

        string outcome;
        try
        {
            Do(reservation, command);
            outcome = reservation.Status.ToString();
        }
        catch (DomainException refused)
        {
            outcome = refused.Error.Code;
            Assert.That(reservation.Status, Is.EqualTo(before));
        }

        Assert.That(outcome, Is.EqualTo(expected));
    }

    [Test]
    public void A_hold_is_extended_once_and_never_shortened()
    {
        var reservation = In("held");

        reservation.Extend(Now.AddMinutes(5));
        Assert.That(reservation.HeldUntil, Is.EqualTo(Now.AddMinutes(15)));
        reservation.Extend(Now.AddMinutes(30));
        reservation.Extend(Now.AddMinutes(45));

        Assert.That(reservation.HeldUntil, Is.EqualTo(Now.AddMinutes(30)));
    }

    [Test]
    public void Units_are_shipped_and_released_one_by_one()
    {
        var reservation = In("committed");

        reservation.Consume(1);
        reservation.Release(1);
        Assert.That((reservation.Open, reservation.Consumed, reservation.Status), Is.EqualTo((1, 1, ReservationStatus.Committed)));
        Assert.Throws<DomainException>(() => reservation.Consume(2));
        Assert.Throws<DomainException>(() => reservation.Release(2));
        reservation.Release(1);

        Assert.That((reservation.Open, reservation.Consumed, reservation.Status), Is.EqualTo((0, 1, ReservationStatus.Consumed)));
    }

    [Test]
    public void A_hold_expires_at_its_deadline_and_a_commitment_never_does()
    {
        Assert.That(
            (
                In("held").HasRunOut(Now.AddMinutes(15).AddTicks(-1)),
                In("held").HasRunOut(Now.AddMinutes(15)),
                In("committed").HasRunOut(Now.AddYears(1))
            ),
            Is.EqualTo((false, true, false))
        );
    }

    private static Reservation In(string state)
    {
        var reservation = new Reservation(
            Guid.CreateVersion7(),
            Guid.CreateVersion7(),
            Sku.Of("TEA-1"),
            new LocationId(Guid.CreateVersion7())
        );
        reservation.Hold(3, Now.AddMinutes(15));
        if (state is "committed" or "consumed")
            reservation.Commit();
        if (state == "consumed")
            reservation.Consume(3);
        if (state == "released")
            reservation.Release(3);
        if (state == "expired")
            reservation.Expire();
        return reservation;
    }

    private static void Do(Reservation reservation, string command)
    {
        switch (command)
        {
            case "hold":
                reservation.Hold(3, Now.AddMinutes(15));
                break;
            case "commit":
                reservation.Commit();
                break;
            case "release":
                reservation.Release(3);
                break;
            default:
                reservation.Consume(3);
                break;
        }
    }
}
