using System.Globalization;
using System.Net;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Orders.Contracts.Returns;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Contracts.StoredValues;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Faults;

/// <summary>
/// Random valid and invalid commands in any order, with events delivered now and then. After each step every invariant that must always
/// hold does, and once nothing is due all of them do. <c>SHOP_RANDOM_STEPS</c> sets the number of steps (400), <c>SHOP_RANDOM_SEED</c> the
/// seed (7).
/// </summary>
public sealed class RandomCommandTests : OrdersFixture
{
    private static readonly string[] Skus = ["TEA", "MUG", "EBOOK"];

    /// <summary>All shoppers share one address.</summary>
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Limits:CartPerMinute"] = "1000000", ["Limits:OrderPerMinute"] = "1000000" };

    private readonly List<ApiShopper> shoppers = [];
    private readonly List<string> log = [];
    private Random random = null!;

    [Test]
    public async Task Random_commands_in_any_order_keep_money_and_stock_consistent()
    {
        var steps = Setting("SHOP_RANDOM_STEPS", 400);
        var seed = Setting("SHOP_RANDOM_SEED", 7);
        random = new Random(seed);
        shoppers.Clear();
        log.Clear();
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("TEA"), null, 500, null, null, "Plenty", StaffId));

        for (var step = 1; step <= steps; step++)
        {
            var action = await StepAsync();
            log.Add(string.Create(CultureInfo.InvariantCulture, $"{step} {action}"));
            if (step % 50 == 0)
                await SettleAsync();
            var broken = await Host.CheckInvariantsAsync(alwaysOnly: step % 50 != 0);
            var recent = log.Where(line =>
                log.IndexOf(line) >= step - 12
                || line.Split(' ')
                    .Any(word =>
                        word.StartsWith("S-", StringComparison.Ordinal)
                        && broken.Any(offender => offender.Contains(word, StringComparison.Ordinal))
                    )
            );
            Assert.That(broken, Is.Empty, $"seed {seed}, {string.Join("; ", recent)}");
        }

        await SettleAsync();
        Assert.That(await Host.CheckInvariantsAsync(), Is.Empty, $"seed {seed}");
        Assert.That(shoppers.Count(shopper => shopper.Number is not null), Is.GreaterThan(steps / 40), "orders were placed");
        TestContext.Out.WriteLine(
            $"seed {seed}: {steps} steps, {shoppers.Count} orders, "
                + $"{log.Count(line => line.EndsWith("ok", StringComparison.Ordinal))} commands taken"
        );
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;

    /// <summary>Runs one random command; returns its description and outcome.</summary>
    private async Task<string> StepAsync()
    {
        var what = random.Next(24);
        if (shoppers.Count == 0 || what < 4)
            return $"place {await PlaceAsync()}";

        var shopper = shoppers[random.Next(shoppers.Count)];
        var order = await ViewAsync(shopper);
        var line = order.Lines[random.Next(order.Lines.Count)];
        var units = random.Next(1, 4);
        return what switch
        {
            4 or 5 => $"pay {order.Number} "
                + $"{(await shopper.PayAsync(random.Next(5) == 0 ? ApiShopper.DeclinedCard : ApiShopper.GoodCard)).Status}",
            6 => $"cancel {order.Number} {await TryAsync(new CancelOrder(order.Number, Staff, "Random", StaffId))}",
            7 => $"cancel units {order.Number} "
                + await TryAsync(
                    new CancelUnits(
                        order.Number,
                        Id(),
                        [new UnitsToCancel(line.Id.ToString(), units)],
                        Coin(),
                        Restock: true,
                        "Random",
                        StaffId
                    )
                ),
            8 => $"hold {order.Number} "
                + await TryAsync(Coin() ? new HoldOrder(order.Number, "Random", StaffId) : new ReleaseOrder(order.Number, StaffId)),
            9 or 10 => $"ship {order.Number} "
                + await TryAsync(
                    new ShipUnits(
                        order.Number,
                        Id(),
                        Coin() ? null : [new UnitsToShip(line.Id.ToString(), units)],
                        null,
                        null,
                        Coin(),
                        StaffId
                    )
                ),
            11 or 12 => await MoveParcelAsync(order),
            13 => $"received {order.Number} {await TryAsync(new ConfirmReceipt(order.Number, Staff))}",
            14 => $"refund {order.Number} "
                + await TryAsync(
                    new RefundOrder(
                        order.Number,
                        Id(),
                        Coin() ? AnOrder.Eur(random.Next(1, 2_000) / 100m) : null,
                        [new UnitsToRefund(line.Id.ToString(), units)],
                        Coin(),
                        "Random",
                        StaffId
                    )
                ),
            15 => $"ask back {order.Number} "
                + await TryAsync(
                    new RequestReturn(
                        order.Number,
                        Staff,
                        Id(),
                        Coin() ? ReturnKind.Return : ReturnKind.Withdrawal,
                        [new UnitsToReturn(line.Id.ToString(), units)],
                        "Random",
                        StaffId
                    )
                ),
            16 or 17 => await MoveReturnAsync(order),
            18 => $"revise {order.Number} "
                + await TryAsync(
                    new ReviseOrder(
                        order.Number,
                        Id(),
                        order.Version,
                        [new RevisedLine(line.Id.ToString(), random.Next(0, 5))],
                        Coin() ? [new AddedLine(Sku.Of(Skus[random.Next(Skus.Length)]), 1)] : [],
                        null,
                        Coin(),
                        "Random",
                        StaffId
                    )
                ),
            19 => "stock "
                + await TryAsync(
                    new AdjustStock(
                        Id(),
                        Sku.Of(Skus[random.Next(2)]),
                        null,
                        null,
                        random.Next(-3, 10) is var delta && delta == 0 ? 1 : delta,
                        null,
                        "Random",
                        StaffId
                    )
                ),
            20 => $"money {order.Number} {await RecordAsync(order)}",
            21 => $"pay again {order.Number} {(await shopper.PayAgainAsync(Coin() ? "card" : "bank-transfer")).Status}",
            22 => await PassTimeAsync(),
            _ => $"deliver {await DeliverEvents(mayFail: true)}",
        };
    }

    private async Task<string> PlaceAsync()
    {
        if (random.Next(6) == 0)
            return $"draft {await DraftAsync()}";

        var shopper = NewShopper();
        var lines = Skus.Where(_ => Coin()).DefaultIfEmpty("TEA").Select(sku => (sku, random.Next(1, 4))).ToArray();
        await shopper.FillAsync(lines);
        if (random.Next(4) == 0)
        {
            var card = await GetAsync(new IssueGiftCard(Id(), AnOrder.Eur(random.Next(1, 40)), null, null, "Random", StaffId));
            await shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/gift-cards", new { code = card.Code });
        }

        var method = random.Next(3) switch
        {
            0 => "bank-transfer",
            1 => "cash-on-delivery",
            _ => "card",
        };
        var placed = await shopper.PlaceAsync(method, shipping: lines.All(line => line.sku == "EBOOK") ? null : "standard");
        if (placed.Status == HttpStatusCode.Created)
            shoppers.Add(shopper);
        else
            Assert.That(placed.Status, Is.EqualTo(HttpStatusCode.Conflict).Or.EqualTo(HttpStatusCode.BadRequest), placed.Body.ToString());
        return $"{method} {placed.Status}";
    }

    private async Task<string> DraftAsync()
    {
        var draft = await SendAsync(
            new SaveDraft(
                Id(),
                "ada@example.com",
                AnOrder.Address,
                null,
                [new DraftLine(Sku.Of("TEA"), random.Next(1, 4), null)],
                null,
                null,
                null,
                StaffId
            )
        );
        return draft.IsSuccess ? await TryAsync(new SendDraft(draft.Value.Number, StaffId)) : draft.Errors[0].Code;
    }

    private async Task<string> MoveParcelAsync(OrderView order)
    {
        if (order.Shipments.Count == 0)
            return "no parcel";

        var status = Enum.GetValues<ShipmentStatus>()[random.Next(Enum.GetValues<ShipmentStatus>().Length)];
        var parcel = order.Shipments[random.Next(order.Shipments.Count)].Id;
        return $"parcel {status} {await TryAsync(new RecordShipmentEvent(parcel, status, null, null, null, StaffId))}";
    }

    private async Task<string> MoveReturnAsync(OrderView order)
    {
        if (order.Returns.Count == 0)
            return "no return";

        var request = await GetAsync(new GetReturn(order.Returns[random.Next(order.Returns.Count)].Id));
        return random.Next(6) switch
        {
            0 => $"approve {await TryAsync(new ApproveReturn(request.Id, StaffId))}",
            1 => $"receive {await TryAsync(new ReceiveReturn(request.Id, null, StaffId))}",
            2 => "inspect "
                + await TryAsync(
                    new InspectReturn(
                        request.Id,
                        [.. request.Lines.Select(line => new InspectedUnits(line.LineId.ToString(), line.Quantity - 1, 0, 1, 0))],
                        StaffId
                    )
                ),
            3 => "inspect "
                + await TryAsync(
                    new InspectReturn(
                        request.Id,
                        [.. request.Lines.Select(line => new InspectedUnits(line.LineId.ToString(), line.Quantity, 0, 0, 0))],
                        StaffId
                    )
                ),
            4 => $"decline {await TryAsync(new DeclineReturn(request.Id, "Random", StaffId))}",
            _ => "resolve "
                + await TryAsync(
                    new ResolveReturn(
                        request.Id,
                        [
                            .. request.Lines.Select(line => new ResolvedUnits(
                                line.LineId.ToString(),
                                Coin() ? ReturnResolution.Refund : ReturnResolution.Exchange
                            )),
                        ],
                        null,
                        null,
                        null,
                        StaffId
                    )
                ),
        };
    }

    private async Task<string> RecordAsync(OrderView order) =>
        order.Payments.LastOrDefault(payment => payment.IsOffline) is { } payment
            ? await TryAsync(
                new RecordManualPayment(
                    payment.Id,
                    Id(),
                    Coin() && order.Balance.IsPositive ? order.Balance : AnOrder.Eur(random.Next(1, 3_000) / 100m),
                    null,
                    StaffId
                )
            )
            : "nothing offline";

    private async Task<string> PassTimeAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 40)));
        await Host.RunJobAsync("expire-orders");
        await Host.RunJobAsync("issue-documents");
        return "time passes";
    }

    /// <summary>Delivers until nothing is left, including retries, so that all invariants can be checked.</summary>
    private async Task SettleAsync()
    {
        for (var round = 0; round < 20 && await DeliverEvents(mayFail: true) > 0; round++)
            Clock.Advance(TimeSpan.FromMinutes(1));
        Clock.Advance(TimeSpan.FromMinutes(3));
        await Host.RunJobAsync("expire-orders");
        await Host.RunJobAsync("release-expired-holds");
        await DeliverEvents(mayFail: true);
        Clock.Advance(TimeSpan.FromSeconds(61));
    }

    /// <summary>A refusal is fine, an exception is not.</summary>
    private async Task<string> TryAsync<TResult>(MediatR.IRequest<TResult> command)
        where TResult : IOutcome
    {
        var result = await SendAsync(command);
        return result.IsSuccess ? "ok" : result.Errors[0].Code;
    }

    private Task<string> TryAsync(ICommand command) => TryAsync<Result>(command);

    private static OrderViewer Staff => new(null, null, IsStaff: true);

    private static Guid Id() => Guid.CreateVersion7();

    private bool Coin() => random.Next(2) == 0;
}
