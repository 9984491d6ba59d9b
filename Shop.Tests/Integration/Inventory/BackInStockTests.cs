using System.Net;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.BackInStock;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Inventory;

public sealed class BackInStockTests : InventoryFixture
{
    private Guid soldTo;

    [SetUp]
    public async Task Sell_out()
    {
        await ReceiveAsync(Tea, 1);
        soldTo = await CommittedAsync(Lines(1));
    }

    [Test]
    public async Task Each_subscriber_is_notified_once_in_order_and_no_more_than_there_are_units()
    {
        await AskAsync("first@example.com", "Second@Example.com ", "third@example.com", "second@example.com");
        Assert.That(await NotifyAsync(), Is.Empty, "nothing is in stock yet");

        await ReceiveAsync(Tea, 2);

        Assert.That((await NotifyAsync(), await NotifyAsync()), Is.EqualTo(("first@example.com, second@example.com", string.Empty)));
    }

    [Test]
    public async Task Further_subscribers_are_notified_when_more_units_arrive_or_a_day_later()
    {
        await AskAsync("first@example.com", "second@example.com", "third@example.com");
        await ReceiveAsync(Tea, 1);
        Assert.That(await NotifyAsync(), Is.EqualTo("first@example.com"));
        await ReceiveAsync(Tea, 1);
        Assert.That(await NotifyAsync(), Is.EqualTo("second@example.com"));
        Clock.Advance(TimeSpan.FromHours(23));
        Assert.That(await NotifyAsync(), Is.Empty);
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.That(await NotifyAsync(), Is.EqualTo("third@example.com"));
    }

    [Test]
    public async Task A_notified_subscriber_may_subscribe_again_at_the_end_of_the_queue()
    {
        await AskAsync("first@example.com", "second@example.com");
        await ReceiveAsync(Tea, 1);
        Assert.That(await NotifyAsync(), Is.EqualTo("first@example.com"));
        await AskAsync("first@example.com");
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await NotifyAsync(), Is.EqualTo("second@example.com"));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.That(await NotifyAsync(), Is.EqualTo("first@example.com"));
    }

    [Test]
    public async Task Backordered_units_do_not_count_as_back_in_stock()
    {
        await DoAsync(new SetStockSettings(Tea, true, true, null));
        await AskAsync("first@example.com");
        Assert.That(await NotifyAsync(), Is.Empty);

        await DoAsync(new ReleaseStock(soldTo, Guid.CreateVersion7()));
        Assert.That(await NotifyAsync(), Is.EqualTo("first@example.com"));
    }

    [Test]
    public async Task An_address_is_unsubscribed_by_its_token_and_a_wrong_token_gets_the_same_response()
    {
        await AskAsync("first@example.com");
        await SqlAsync("UPDATE inventory.back_in_stock_subscriptions SET token_hash = encode(sha256('0123456789abcdef'), 'hex')");

        await DoAsync(new UnsubscribeBackInStock("wrong"));
        Assert.That(await CountAsync(), Is.EqualTo(1));
        await DoAsync(new UnsubscribeBackInStock("0123456789abcdef"));
        await DoAsync(new UnsubscribeBackInStock("0123456789abcdef"));
        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Addresses_are_deleted_a_month_after_their_notification()
    {
        await AskAsync("first@example.com");
        await ReceiveAsync(Tea, 1);
        await NotifyAsync();
        Clock.Advance(TimeSpan.FromDays(31));
        await NotifyAsync();

        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task The_unsubscribe_link_shows_a_button_and_opening_it_changes_nothing()
    {
        await SellTeaAsync();
        await AskAsync("first@example.com");
        await ReceiveAsync(Tea, 1);
        await NotifyAsync();
        await DeliverEvents();
        var text = (await RowsAsync("SELECT text AS \"Value\" FROM notifications.mails WHERE kind = 'back-in-stock'")).Single();
        var link = text.Split('\n').Single(line => line.Contains("unsubscribe", StringComparison.Ordinal));
        var address = new Uri(link[link.IndexOf("http", StringComparison.Ordinal)..]).PathAndQuery;
        using var client = NewClient();

        // A second request made meanwhile is pending, and the first mail's link cancels it.
        await AskAsync("first@example.com");
        var form = HtmlForm
            .In(await client.GetStringAsync(address), address)
            .Single(form => form.Action.Contains("unsubscribe", StringComparison.Ordinal));
        Assert.That(await CountAsync(), Is.EqualTo(1), "opening the link changes nothing");
        using var answer = await client.PostAsync(
            form.Action,
            new FormUrlEncodedContent(form.Fields.Select(field => KeyValuePair.Create(field.Name, field.Value)))
        );

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That(await client.GetStringAsync(answer.Headers.Location), Does.Contain("unsubscribed"));
        Assert.That(await CountAsync(), Is.Zero);
    }

    [Test]
    public async Task A_repeated_subscription_is_notified_again()
    {
        await SellTeaAsync();
        for (var time = 0; time < 2; time++)
        {
            await AskAsync("first@example.com");
            await ReceiveAsync(Tea, 1);
            Clock.Advance(TimeSpan.FromDays(1));
            await NotifyAsync();
            await DeliverEvents();
        }

        Assert.That(
            await RowsAsync("SELECT recipient AS \"Value\" FROM notifications.mails WHERE kind = 'back-in-stock'"),
            Has.Count.EqualTo(2)
        );
    }

    [TestCase("")]
    [TestCase("nobody")]
    [TestCase("a@b")]
    [TestCase("a@b.c\r\nBcc: d@e.f")]
    [TestCase("a@b.c,d@e.f")]
    public async Task An_invalid_address_is_refused_at_its_field(string email)
    {
        var refusal = await FailAsync(new SubscribeBackInStock(Tea, email, null));

        Assert.That((refusal.Kind, refusal.Field), Is.EqualTo((ErrorKind.Invalid, "Email")));
    }

    [Test]
    public async Task The_page_of_a_sold_out_product_accepts_an_address_and_redisplays_an_invalid_one()
    {
        await SellTeaAsync();
        using var client = NewClient();
        var page = await client.GetStringAsync("/p/green-tea");
        var form = HtmlForm.In(page, "/p/green-tea").Single(form => form.Action.Contains("Notify", StringComparison.Ordinal));

        var bad = await PostAsync("nobody<");
        var good = await PostAsync("first@example.com");

        Assert.That(
            (bad.StatusCode, good.StatusCode, good.Headers.Location?.ToString()),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.SeeOther, "/p/green-tea"))
        );
        Assert.That(
            await bad.Content.ReadAsStringAsync(),
            Does.Contain("Enter an email address like name@example.com.").And.Contain("nobody&lt;")
        );
        Assert.That(await client.GetStringAsync("/p/green-tea"), Does.Contain("on the list"));
        Assert.That(await CountAsync(), Is.EqualTo(1));

        async Task<HttpResponseMessage> PostAsync(string email)
        {
            var fields = form.Fields.Select(field => KeyValuePair.Create(field.Name, field.Name == "email" ? email : field.Value));
            return await client.PostAsync(form.Action, new FormUrlEncodedContent(fields));
        }
    }

    private async Task SellTeaAsync()
    {
        var input = new ProductInput("Green tea", "green-tea", null, null, null, [], [], null, null, false);
        await GetAsync(new CreateProduct(Guid.CreateVersion7(), input, [], [new VariantInput(null, "TEA-1", [], 10m)], true, StaffId));
    }

    private async Task AskAsync(params string[] addresses)
    {
        foreach (var address in addresses)
        {
            await DoAsync(new SubscribeBackInStock(Tea, address, null));
            Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Who was notified by this run, in the order of their requests.</summary>
    private async Task<string> NotifyAsync()
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Host.RunJobAsync("tell-back-in-stock");
        return string.Join(
            ", ",
            await RowsAsync(
                "SELECT email AS \"Value\" FROM inventory.back_in_stock_subscriptions "
                    + $"WHERE notified_at = '{Clock.Now:O}' ORDER BY subscribed_at"
            )
        );
    }

    private async Task<int> CountAsync() => (await RowsAsync("SELECT email AS \"Value\" FROM inventory.back_in_stock_subscriptions")).Count;
}
