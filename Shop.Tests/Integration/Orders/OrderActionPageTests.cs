using System.Collections.Concurrent;
using System.Net;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Orders;

/// <summary>The order page of the back office and the pages of its actions, without JavaScript.</summary>
public sealed class OrderActionPageTests : OrdersFixture
{
    private readonly SentRequests requests = new();
    private PageVisitor staff = null!;

    [SetUp]
    public async Task SignInAsOwner()
    {
        await GetAsync(new SeedDemoAccounts());
        staff = new PageVisitor(NewClient());
        await staff.SignInAsync("owner@shop.example", "Owner-2026!", "/admin/signin");
    }

    [TearDown]
    public void CloseClient() => staff.Dispose();

    protected override void Configure(IServiceCollection services)
    {
        services.AddSingleton(requests);
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Recording<,>));
    }

    [Test]
    public async Task The_order_page_reads_the_order_and_the_names_of_the_staff_and_nothing_else()
    {
        var order = await BuyAsync(("TEA", 2));
        await GetAsync(new ShipUnits(order.Number!, Guid.CreateVersion7(), [new UnitsToShip("TEA", 1)], null, null, true, StaffId));
        await DeliverEvents();
        requests.Names.Clear();

        var page = await staff.ReadAsync(Here(order));

        Assert.That(page, Does.Contain("Ships from Main warehouse"));
        Assert.That(requests.Names.Where(name => name != "GetSession"), Is.EquivalentTo(new[] { "GetOrderForStaff", "ListStaff" }));
    }

    [Test]
    public async Task The_order_page_links_to_the_actions_that_are_possible()
    {
        var (paid, unpaid) = (await BuyAsync(("TEA", 2)), await PlaceAsync("bank-transfer"));
        await DeliverEvents();

        Assert.That(await LinksAsync(paid), Is.EqualTo(new[] { "ship", "refund", "cancel" }));
        Assert.That(await LinksAsync(unpaid), Is.EqualTo(new[] { "ship", "cancel", "payment" }));

        async Task<IEnumerable<string>> LinksAsync(ApiShopper order)
        {
            var page = await staff.ReadAsync(Here(order));
            return new[] { "ship", "refund", "cancel", "return", "payment" }.Where(action =>
                page.Contains($"href=\"{Here(order)}/{action}\"", StringComparison.Ordinal)
            );
        }
    }

    [TestCase("ship", "Only confirmed orders with items left to ship can be shipped.")]
    [TestCase("refund", "This order has no payment left to refund.")]
    [TestCase("cancel", "This order has nothing left to cancel.")]
    [TestCase("return", "Only delivered items can be returned, and this order has none left.")]
    [TestCase("payment", "This order has no payment that can be recorded manually.")]
    [TestCase("revise", "Only confirmed orders can be changed.")]
    public async Task An_action_that_is_not_possible_leads_back_to_the_order_with_the_reason(string action, string reason)
    {
        var order = await PlaceAsync();
        await DoAsync(new CancelOrder(order.Number!, new OrderViewer(null, null, IsStaff: true), "Changed my mind", StaffId));
        await DeliverEvents();

        var answer = await staff.GetAsync($"{Here(order)}/{action}");

        Assert.That((answer.StatusCode, Target(answer)), Is.EqualTo((HttpStatusCode.SeeOther, Here(order))));
        Assert.That(await staff.ReadAsync(Here(order)), Does.Contain(reason));
    }

    [Test]
    public async Task An_unknown_order_has_no_actions([Values("ship", "refund", "cancel", "return", "payment", "revise")] string action) =>
        Assert.That((await staff.GetAsync($"/admin/orders/S-999999-9/{action}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));

    [TestCase("ship", HttpStatusCode.Forbidden)]
    [TestCase("payment", HttpStatusCode.Forbidden)]
    [TestCase("refund", HttpStatusCode.OK)]
    [TestCase("cancel", HttpStatusCode.OK)]
    public async Task A_page_is_open_to_staff_with_its_permission_only(string action, HttpStatusCode expected)
    {
        var order = await BuyAsync(("TEA", 1));
        using var support = new PageVisitor(NewClient());
        await support.SignInAsync("support@shop.example", "Support-2026!", "/admin/signin");

        var answer = await support.GetAsync($"{Here(order)}/{action}");

        Assert.That(answer.StatusCode, Is.EqualTo(expected));
    }

    [TestCase("ship", "Input")]
    [TestCase("cancel?handler=Items", "Items")]
    public async Task Too_many_units_are_refused_at_the_line_and_the_input_is_kept(string action, string form)
    {
        var order = await BuyAsync(("TEA", 2), ("MUG", 1));
        var tea = (await ViewAsync(order)).Lines[0].Id;

        var page = await staff.PostAndReadAsync(
            $"{Here(order)}/{action}",
            ($"{form}.Units[{tea}]", "9"),
            ($"{form}.Reason", "As discussed"),
            ("Input.TrackingNumber", "PARCEL-ONE")
        );

        Assert.That(page, Does.Contain($"id=\"{form}_Units_{tea}_-error\"").And.Contain("Only 2 × TEA ").And.Contain("value=\"9\""));
        Assert.That(page, Does.Contain(form == "Input" ? "value=\"PARCEL-ONE\"" : "value=\"As discussed\""));
        var line = (await ViewAsync(order)).Lines[0];
        Assert.That((line.Shippable, line.Canceled), Is.EqualTo((2, 0)));
    }

    [Test]
    public async Task A_form_without_units_or_without_a_reason_is_refused()
    {
        var order = await DeliverAsync(("TEA", 2));
        var line = (await ViewAsync(order)).Lines.Single().Id;
        var open = await BuyAsync(("TEA", 1));

        var returned = await staff.PostAndReadAsync($"{Here(order)}/return", ($"Input.Units[{line}]", "1"), ("Input.Kind", "Warranty"));
        var canceled = await staff.PostAndReadAsync($"{Here(open)}/cancel?handler=Order");
        var shipped = await staff.PostAndReadAsync($"{Here(open)}/ship");

        Assert.That(returned, Does.Contain("id=\"Input_Reason-error\"").And.Contain("<option value=\"Warranty\" selected>"));
        Assert.That(canceled, Does.Contain("id=\"Whole_Reason-error\""));
        Assert.That(shipped, Does.Contain("Choose at least one item to ship."));
        Assert.That((await ViewAsync(order)).Returns, Is.Empty);
        Assert.That((await StateAsync(open)).Status, Is.EqualTo(OrderStatus.Confirmed));
    }

    [TestCase("a lot")]
    [TestCase("")]
    [TestCase("0")]
    public async Task An_invalid_amount_received_is_refused_and_kept(string typed)
    {
        var order = await PlaceAsync("bank-transfer");
        await DeliverEvents();

        var page = await staff.PostAndReadAsync($"{Here(order)}/payment", ("Input.Amount", typed), ("Input.Note", "Statement 7"));

        Assert.That(page, Does.Contain("id=\"Input_Amount-error\"").And.Contain("value=\"Statement 7\"").And.Contain($"value=\"{typed}\""));
        Assert.That((await ViewAsync(order)).Payments.Single().Captured.IsZero, Is.True);
    }

    [Test]
    public async Task Only_the_previewed_amount_is_refunded()
    {
        var order = await BuyAsync(("TEA", 2));
        var line = (await ViewAsync(order)).Lines.Single().Id;

        var page = await staff.PostAndReadAsync(
            $"{Here(order)}/refund?handler=Refund",
            ($"Input.Units[{line}]", "2"),
            ("Input.Reason", "Sorry"),
            ("Input.Shown", "10.00")
        );

        Assert.That(page, Does.Contain("The refund is now €20.00.").And.Contain("value=\"Sorry\"").And.Contain("Refund €20.00"));
        Assert.That((await ViewAsync(order)).Refunds, Is.Empty);
    }

    [Test]
    public async Task Submitting_a_shipment_twice_creates_one()
    {
        var order = await BuyAsync(("TEA", 2));
        var line = (await ViewAsync(order)).Lines.Single().Id;

        await PostTwiceAsync(order, "ship", ($"Input.Units[{line}]", "2"), ("Input.Id", NewId()), ("Input.Dispatch", "true"));

        var view = await ViewAsync(order);
        Assert.That(view.Shipments, Has.Count.EqualTo(1));
        Assert.That((view.Lines.Single().Shipped, view.AllowedActions.Contains("ship")), Is.EqualTo((2, false)));
    }

    [Test]
    public async Task Submitting_a_refund_twice_refunds_once()
    {
        var order = await BuyAsync(("TEA", 2));

        await PostTwiceAsync(
            order,
            "refund?handler=Refund",
            ("Input.Amount", "24.90"),
            ("Input.Reason", "Sorry"),
            ("Input.Shown", "24.90"),
            ("Input.Id", NewId())
        );

        var view = await ViewAsync(order);
        Assert.That(view.Refunds.Select(refund => refund.Amount), Is.EqualTo(new[] { AnOrder.Eur(24.90m) }));
        Assert.That(view.Refundable.IsZero, Is.True);
    }

    [Test]
    public async Task Submitting_a_cancellation_twice_cancels_once()
    {
        var (order, whole) = (await BuyAsync(("TEA", 3)), await BuyAsync(("TEA", 1)));
        var line = (await ViewAsync(order)).Lines.Single().Id;

        await PostTwiceAsync(
            order,
            "cancel?handler=Items",
            ($"Items.Units[{line}]", "1"),
            ("Items.Reason", "Out of leaves"),
            ("Items.Refund", "true"),
            ("Items.Id", NewId())
        );
        await PostTwiceAsync(whole, "cancel?handler=Order", ("Whole.Reason", "Fraud"));

        var view = await ViewAsync(order);
        Assert.That((view.Lines.Single().Canceled, view.Refunds.Count), Is.EqualTo((1, 1)));
        Assert.That((await StateAsync(whole)).Status, Is.EqualTo(OrderStatus.Canceled));
    }

    [Test]
    public async Task Submitting_a_return_twice_creates_one_and_opens_it()
    {
        var order = await DeliverAsync(("TEA", 2));
        var line = (await ViewAsync(order)).Lines.Single().Id;
        (string, string)[] fields = [($"Input.Units[{line}]", "1"), ("Input.Reason", "Too green"), ("Input.Id", NewId())];

        var (first, second) = (
            await staff.PostAsync($"{Here(order)}/return", fields),
            await staff.PostAsync($"{Here(order)}/return", fields)
        );

        var created = (await ViewAsync(order)).Returns.Single();
        Assert.That(new[] { Target(first), Target(second) }, Is.All.EqualTo($"/admin/returns/{created.Id}"));
    }

    [Test]
    public async Task Submitting_a_payment_twice_records_it_once()
    {
        var order = await PlaceAsync("bank-transfer");
        await DeliverEvents();

        await PostTwiceAsync(order, "payment", ("Input.Amount", "24.90"), ("Input.Id", NewId()));

        var view = await ViewAsync(order);
        Assert.That((view.Payments.Single().Captured, view.PaymentStatus), Is.EqualTo((AnOrder.Eur(24.90m), PaymentState.Paid)));
    }

    private static string Here(ApiShopper order) => $"/admin/orders/{order.Number}";

    private static string NewId() => Guid.CreateVersion7().ToString();

    private static string? Target(HttpResponseMessage answer) => answer.Headers.Location?.ToString();

    /// <summary>Submits the form twice; both times it must lead back to the order.</summary>
    private async Task PostTwiceAsync(ApiShopper order, string action, params (string Name, string Value)[] fields)
    {
        for (var click = 0; click < 2; click++)
        {
            using var answer = await staff.PostAsync($"{Here(order)}/{action}", fields);
            Assert.That((answer.StatusCode, Target(answer)), Is.EqualTo((HttpStatusCode.SeeOther, Here(order))));
            await DeliverEvents();
        }
    }

    private async Task<ApiShopper> DeliverAsync(params (string Sku, int Quantity)[] lines)
    {
        var order = await BuyAsync(lines);
        await GetAsync(new ShipUnits(order.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: true, StaffId));
        await DeliverEvents();
        await order.SendAsync(HttpMethod.Post, $"/orders/{order.Number}/confirm-receipt", new { });
        await DeliverEvents();
        return order;
    }

    /// <summary>The requests sent by pages, without those sent by their handlers.</summary>
    private sealed class SentRequests
    {
        private readonly AsyncLocal<bool> isHandling = new();

        public ConcurrentQueue<string> Names { get; } = new();

        public void Add(string name)
        {
            if (!isHandling.Value)
                Names.Enqueue(name);
            isHandling.Value = true;
        }
    }

    private sealed class Recording<TRequest, TResponse>(SentRequests requests) : IPipelineBehavior<TRequest, TResponse>
        where TRequest : IRequest<TResponse>
    {
        public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
        {
            requests.Add(typeof(TRequest).Name);
            return await next();
        }
    }
}
