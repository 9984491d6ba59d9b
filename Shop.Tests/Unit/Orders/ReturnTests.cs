using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Returns;
using Shop.Tests.Support;
using static Shop.Tests.Support.AnOrder;
using ReturnKind = Shop.Orders.Contracts.Returns.ReturnKind;
using ReturnResolution = Shop.Orders.Contracts.Returns.ReturnResolution;

namespace Shop.Tests.Unit.Orders;

/// <summary>Every status × every command of a return, against a table from the domain guide, and the order's counts.</summary>
public sealed class ReturnTests
{
    // Rows: from. Columns: approve, decline, send, receive, inspect, resolve, close, cancel, expire. ">" moves, "=" is a repeat, "-" is
    // refused.
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["Requested"] = "> > - - - - - > -",
        ["Approved"] = "= - > > - - - > >",
        ["Declined"] = "- = - - - - - - -",
        ["InTransit"] = "- - = > - - - > -",
        ["Received"] = "- - - = > - - - -",
        ["Inspected"] = "- - - - = > - - -",
        ["Resolved"] = "- - - - - = > - -",
        ["Closed"] = "- - - - - - = - -",
        ["Canceled"] = "- - - - - - - = -",
        ["Expired"] = "- - - - - - - - =",
    };

    private static readonly string[] Commands =
    [
        "approve",
        "decline",
        "send",
        "receive",
        "inspect",
        "resolve",
        "close",
        "cancel",
        "expire",
    ];

    [Test]
    public void The_expected_table_covers_every_status_and_command()
    {
        Assert.That(Expected.Keys, Is.EquivalentTo(Enum.GetNames<ReturnStatus>()));
        Assert.That(ReturnTransitions.All.Select(transition => transition.Name), Is.EqualTo(Commands));
    }

    [TestCaseSource(nameof(Pairs))]
    public void A_command_moves_the_return_or_repeats_or_is_refused_without_changes(string from, string command, char expected)
    {
        var (_, request) = In(Enum.Parse<ReturnStatus>(from));
        var (status, steps) = (request.Status, request.Steps.Count);
        request.TakeDomainEvents();

        if (expected == '-')
            Assert.That(
                Refusal.Of(() => Do(request, command)),
                Has.Property("Code").EqualTo($"orders.cannot-{command}-return").And.Property("CurrentStatus").EqualTo(status.ApiName())
            );
        else
            Do(request, command);

        if (expected == '>')
        {
            Assert.That(request.Status, Is.EqualTo(ReturnTransitions.All.Single(transition => transition.Name == command).To));
            Assert.That(
                request.Steps[^1],
                Has.Property(nameof(ReturnStep.FromStatus))
                    .EqualTo(status)
                    .And.Property(nameof(ReturnStep.ToStatus))
                    .EqualTo(request.Status)
            );
        }
        else
        {
            Assert.That((request.Status, request.Steps.Count, request.TakeDomainEvents().Count), Is.EqualTo((status, steps, 0)));
        }
    }

    [Test]
    public void Only_delivered_units_without_another_return_can_be_returned()
    {
        var order = Delivered();
        order.RequestReturn(Guid.CreateVersion7(), "R-1", order.Units(("MUG", 2)), Message.Of("Too big"), Actor.Customer, Monday);
        var version = order.Version;

        var error = Refusal.Of(() =>
            order.RequestReturn(Guid.CreateVersion7(), "R-2", order.Units(("MUG", 2)), Message.Of("Too big"), Actor.Customer, Monday)
        );

        Assert.That((error.Code, order.LineOf("MUG").InReturn, order.Version), Is.EqualTo(("orders.too-many-to-return", 2, version)));
    }

    [Test]
    public void Units_of_an_ended_return_can_be_returned_again_but_not_those_returned_to_sender()
    {
        var order = Delivered();
        order.RequestReturn(Guid.CreateVersion7(), "R-1", order.Units(("MUG", 3)), Message.Of("Too big"), Actor.Customer, Monday);

        order.EndReturn(
            "return-inspected",
            new Message("orders.return-inspected"),
            order.Units(("MUG", 3)),
            order.Units(("MUG", 2)),
            Actor.System,
            Monday
        );

        Assert.That(
            (order.LineOf("MUG").InReturn, order.LineOf("MUG").Returned, order.LineOf("MUG").Returnable),
            Is.EqualTo((0, 2, 1)),
            "one was missing from the parcel"
        );
    }

    [Test]
    public void A_withdrawal_needs_no_approval()
    {
        var order = Delivered();

        var request = Ask(order, ReturnKind.Withdrawal);

        Assert.That((request.Status, request.ExpiresAt), Is.EqualTo((ReturnStatus.Approved, Monday.AddDays(30))));
    }

    [Test]
    public void Units_may_arrive_in_parts_and_the_count_never_decreases()
    {
        var (order, request) = In(ReturnStatus.Approved);

        request.Receive(order.Units(("MUG", 1)), Actor.Staff(StaffId), Monday);
        request.Receive(order.Units(("MUG", 2)), Actor.Staff(StaffId), Monday);

        Assert.That((request.Status, request.Lines[0].Received), Is.EqualTo((ReturnStatus.Received, 2)));
        Assert.That(
            Refusal.Of(() => request.Receive(order.Units(("MUG", 1)), Actor.Staff(StaffId), Monday)).Code,
            Is.EqualTo("orders.received-out-of-range")
        );
        Assert.That(
            Refusal.Of(() => request.Receive(order.Units(("MUG", 3)), Actor.Staff(StaffId), Monday)).Code,
            Is.EqualTo("orders.received-out-of-range")
        );
    }

    [TestCase(1, 0, 0, 0)]
    [TestCase(2, 1, 0, 0)]
    public void An_inspection_records_the_condition_of_each_unit(int sellable, int damaged, int missing, int sentBack)
    {
        var (_, request) = In(ReturnStatus.Received);

        var error = Refusal.Of(() =>
            request.Inspect(
                new Dictionary<Guid, UnitsFound> { [request.Lines[0].LineId] = new(sellable, damaged, missing, sentBack) },
                Actor.Staff(StaffId),
                Monday
            )
        );

        Assert.That((error.Code, request.Status), Is.EqualTo(("orders.not-each-unit", ReturnStatus.Received)));
    }

    [Test]
    public void A_parcel_returned_to_sender_creates_a_received_return()
    {
        var order = Paid();
        order.Ship(Parcel);

        Assert.That(order.RecordReturnedToSender(Parcel, Monday), Is.True);
        Assert.That(order.RecordReturnedToSender(Parcel, Monday), Is.False, "recorded once");

        var request = Return.Request(
            new ReturnId(Parcel),
            "R-1",
            order,
            ReturnKind.ReturnToSender,
            order.Units(("MUG", 3)),
            Message.Of("Came back"),
            Actor.System,
            TimeSpan.FromDays(30),
            Monday
        );
        Assert.That(request.Status, Is.EqualTo(ReturnStatus.Received));
        Assert.That(
            (order.LineOf("MUG").ReturnedToSender, order.LineOf("MUG").InReturn, order.Status),
            Is.EqualTo((3, 3, OrderStatus.Confirmed))
        );
        order.EndReturn(
            "return-inspected",
            new Message("orders.return-inspected"),
            order.Units(("MUG", 3)),
            order.Units(("MUG", 3)),
            Actor.System,
            Monday
        );
        Assert.That(order.Status, Is.EqualTo(OrderStatus.Completed));
    }

    private static Order Delivered()
    {
        var order = Paid();
        order.Ship(Parcel);
        order.RecordDelivered(Parcel, Actor.System, Monday);
        order.TakeDomainEvents();
        return order;
    }

    private static Return Ask(Order order, ReturnKind kind = ReturnKind.Return) =>
        Return.Request(
            new ReturnId(Guid.CreateVersion7()),
            "R-10001-1",
            order,
            kind,
            order.Units(("MUG", 2)),
            Message.Of("Too big"),
            Actor.Customer,
            TimeSpan.FromDays(30),
            Monday
        );

    private static (Order Order, Return Return) In(ReturnStatus status)
    {
        var order = Delivered();
        var request = Ask(order);
        string[] path = status switch
        {
            ReturnStatus.Requested => [],
            ReturnStatus.Approved => ["approve"],
            ReturnStatus.Declined => ["decline"],
            ReturnStatus.InTransit => ["approve", "send"],
            ReturnStatus.Received => ["approve", "receive"],
            ReturnStatus.Inspected => ["approve", "receive", "inspect"],
            ReturnStatus.Resolved => ["approve", "receive", "inspect", "resolve"],
            ReturnStatus.Closed => ["approve", "receive", "inspect", "resolve", "close"],
            ReturnStatus.Canceled => ["cancel"],
            _ => ["approve", "expire"],
        };
        foreach (var command in path)
            Do(request, command);
        Assert.That(request.Status, Is.EqualTo(status), "the builder reaches the status");
        return (order, request);
    }

    private static void Do(Return request, string command)
    {
        var staff = Actor.Staff(StaffId);
        switch (command)
        {
            case "approve":
                request.Approve(staff, TimeSpan.FromDays(30), Monday);
                break;
            case "decline":
                request.Decline("Worn", staff, Monday);
                break;
            case "send":
                request.MarkSent(staff, Monday);
                break;
            case "receive":
                request.Receive([], staff, Monday);
                break;
            case "inspect":
                request.Inspect(
                    request.Lines.ToDictionary(line => line.LineId, line => new UnitsFound(line.Quantity, 0, 0, 0)),
                    staff,
                    Monday
                );
                break;
            case "resolve":
                request.Resolve(
                    request.Lines.ToDictionary(line => line.LineId, _ => ReturnResolution.Refund),
                    Eur(20),
                    null,
                    staff,
                    Monday
                );
                break;
            case "close":
                request.Close(staff, Monday);
                break;
            case "cancel":
                request.Cancel(staff, Monday);
                break;
            default:
                request.Expire(Monday);
                break;
        }
    }

    private static IEnumerable<object[]> Pairs() =>
        from row in Expected
        from cell in Commands.Zip(row.Value.Split(' '))
        select new object[] { row.Key, cell.First, cell.Second[0] };
}
