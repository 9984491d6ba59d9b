using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Tests.Support;
using static Shop.Orders.Contracts.Orders.OrderStatus;

namespace Shop.Tests.Unit.Orders;

/// <summary>Every status × every command, against a table from the domain guide.</summary>
public sealed class OrderTransitionTests
{
    // Rows: from. Columns: send, confirm, expire, cancel, hold, release, complete. ">" moves, "=" is a repeat, "-" is refused.
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["Draft"] = "> > - > - - -",
        ["PendingPayment"] = "= > > > - - -",
        ["Confirmed"] = "- = - > > = >",
        ["OnHold"] = "- - - > = > -",
        ["Completed"] = "- - - - - - =",
        ["Canceled"] = "- - - = - - -",
        ["Expired"] = "- > = - - - -",
    };

    private static readonly Dictionary<string, OrderStatus> LeadsTo = new()
    {
        ["send"] = PendingPayment,
        ["confirm"] = Confirmed,
        ["expire"] = Expired,
        ["cancel"] = Canceled,
        ["hold"] = OnHold,
        ["release"] = Confirmed,
        ["complete"] = Completed,
    };

    [Test]
    public void The_expected_table_covers_every_status_and_command()
    {
        Assert.That(Expected.Keys, Is.EquivalentTo(Enum.GetNames<OrderStatus>()));
        Assert.That(Expected.Values.Select(row => row.Split(' ').Length), Is.All.EqualTo(LeadsTo.Count));
        Assert.That(OrderTransitions.All.Select(transition => transition.Name), Is.EqualTo(LeadsTo.Keys));
    }

    [TestCaseSource(nameof(Pairs))]
    public void Allowed_transitions_match_the_domain_guide(string from, string command, char expected)
    {
        var transition = OrderTransitions.All.Single(candidate => candidate.Name == command);
        var status = Enum.Parse<OrderStatus>(from);

        Assert.That(transition.To, Is.EqualTo(LeadsTo[command]));
        Assert.That(transition.From.Contains(status), Is.EqualTo(expected == '>'));
        Assert.That(transition.To == status, Is.EqualTo(expected == '='));
    }

    [TestCaseSource(nameof(Moves))]
    public void A_command_moves_the_order_or_repeats_or_is_refused_without_changes(string from, string command, char expected)
    {
        var status = Enum.Parse<OrderStatus>(from);
        var order = AnOrder.In(status);
        var (version, steps) = (order.Version, order.Steps.Count);

        if (expected == '-')
        {
            var error = Refusal.Of(() => Do(order, command));
            Assert.That(
                error.Code,
                Is.EqualTo(status == Completed && command == "cancel" ? "orders.already-shipped" : $"orders.cannot-{command}")
            );
            Assert.That(error.CurrentStatus, Is.EqualTo(status.ApiName()));
        }
        else
        {
            Do(order, command);
        }

        if (expected == '>')
        {
            Assert.That(order.Status, Is.EqualTo(LeadsTo[command]));
            Assert.That(order.Version, Is.GreaterThan(version));
            Assert.That(
                order.Steps[^1],
                Has.Property(nameof(OrderStep.FromStatus))
                    .EqualTo(status)
                    .And.Property(nameof(OrderStep.ToStatus))
                    .EqualTo(LeadsTo[command])
            );
            return;
        }

        Assert.That((order.Status, order.Version, order.Steps.Count), Is.EqualTo((status, version, steps)));
        Assert.That(order.TakeDomainEvents(), Is.Empty);
    }

    [Test]
    public void The_timeline_is_a_path_from_placement_to_the_current_status()
    {
        var order = AnOrder.In(OnHold);
        order.ReleaseHold(Actor.Staff(AnOrder.StaffId), AnOrder.Monday);
        order.Cancel(Message.Of("Lost"), Actor.Staff(AnOrder.StaffId), AnOrder.Monday);

        var moves = order.Steps.Where(step => step.FromStatus != step.ToStatus).Select(step => (step.FromStatus, step.ToStatus));

        Assert.That(
            moves,
            Is.EqualTo(
                new (OrderStatus?, OrderStatus)[]
                {
                    (null, PendingPayment),
                    (PendingPayment, Confirmed),
                    (Confirmed, OnHold),
                    (OnHold, Confirmed),
                    (Confirmed, Canceled),
                }
            )
        );
        Assert.That(order.Steps.Select(step => step.Sequence), Is.EqualTo(Enumerable.Range(1, order.Steps.Count)));
    }

    [TestCase(PendingPayment, false)]
    [TestCase(Confirmed, true)]
    [TestCase(OnHold, true)]
    public void A_cancellation_records_whether_the_order_counted_as_a_sale(object from, bool counted)
    {
        var order = AnOrder.In((OrderStatus)from);

        order.Cancel(Message.Of("Changed my mind"), Actor.Customer, AnOrder.Monday);

        Assert.That(
            order.TakeDomainEvents().OfType<Order.Canceled>().Single(),
            Has.Property("WasConfirmed").EqualTo(counted).And.Property("Reason").Property("Arguments").ContainValue("Changed my mind")
        );
        Assert.That(order.Lines.Select(line => line.Canceled), Is.EqualTo(order.Lines.Select(line => line.Quantity)));
        Assert.That(order.Balance.IsZero, Is.True);
    }

    [Test]
    public void A_partly_shipped_order_cannot_be_canceled()
    {
        var order = AnOrder.Paid();
        order.Ship(AnOrder.Parcel, ("MUG", 1));

        var error = Refusal.Of(() => order.Cancel(Message.Of("Too late"), Actor.Customer, AnOrder.Monday));

        Assert.That((error.Code, error.CurrentStatus, order.Status), Is.EqualTo(("orders.already-shipped", "confirmed", Confirmed)));
        Assert.That(order.LineOf("MUG").Canceled, Is.Zero);
    }

    private static void Do(Order order, string command)
    {
        switch (command)
        {
            case "send":
                order.Send(TimeSpan.FromMinutes(60), Actor.Staff(AnOrder.StaffId), AnOrder.Monday);
                break;
            case "confirm":
                order.Confirm(AnOrder.Monday);
                break;
            case "expire":
                order.Expire(AnOrder.Monday);
                break;
            case "cancel":
                order.Cancel(Message.Of("Because"), Actor.Customer, AnOrder.Monday);
                break;
            case "hold":
                order.Hold(Message.Of("Because"), Actor.Staff(AnOrder.StaffId), AnOrder.Monday);
                break;
            case "release":
                order.ReleaseHold(Actor.Staff(AnOrder.StaffId), AnOrder.Monday);
                break;
        }
    }

    private static IEnumerable<object[]> Pairs() =>
        from row in Expected
        from cell in LeadsTo.Keys.Zip(row.Value.Split(' '))
        select new object[] { row.Key, cell.First, cell.Second[0] };

    /// <summary>No command completes an order, and none creates a draft yet.</summary>
    private static IEnumerable<object[]> Moves() => Pairs().Where(pair => pair[1] is not "complete");
}
