using Shop.Kernel;
using Shop.Orders.Contracts.Documents;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Payments;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>Invoices, credit notes and packing slips.</summary>
public sealed class DocumentTests : OrdersFixture
{
    private static readonly OrderViewer Staff = new(null, null, IsStaff: true);

    [Test]
    public async Task Every_paid_order_gets_one_invoice_numbered_without_gaps_in_order_of_payment()
    {
        List<ApiShopper> shoppers = [];
        for (var count = 0; count < 3; count++)
        {
            shoppers.Add(await BuyAsync(("TEA", 1)));
            Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var unpaid = await PlaceAsync("bank-transfer", ("TEA", 1));
        await DeliverEvents();
        await Host.RunJobAsync("issue-documents");
        await Host.RunJobAsync("issue-documents");

        var numbers = new List<string>();
        foreach (var shopper in shoppers)
            numbers.Add((await GetAsync(new ListDocuments(shopper.Number!, new OrderViewer(null, shopper.Token)))).Single().Number);
        var year = Clock.Now.Year;
        Assert.That(numbers, Is.EqualTo(new[] { $"{year}-000001", $"{year}-000002", $"{year}-000003" }));
        Assert.That(await GetAsync(new ListDocuments(unpaid.Number!, Staff)), Is.Empty);
        await AssertSoundAsync();
    }

    [Test]
    public async Task An_invoice_lists_what_was_bought_and_never_changes()
    {
        var shopper = await BuyAsync(("TEA", 2), ("MUG", 1));
        await Host.RunJobAsync("issue-documents");
        var item = (await GetAsync(new ListDocuments(shopper.Number!, Staff))).Single();
        var before = await GetAsync(new GetDocument(shopper.Number!, new OrderViewer(null, shopper.Token), item.Id));

        await GetAsync(
            new ReviseOrder(
                shopper.Number!,
                Guid.CreateVersion7(),
                (await ViewAsync(shopper)).Version,
                [new RevisedLine("TEA", 3)],
                [],
                null,
                true,
                "One more",
                StaffId
            )
        );
        await DeliverEvents();
        await Host.RunJobAsync("issue-documents");

        Assert.That(
            before.Html,
            Does.Contain("Green tea")
                .And.Contain("€42.90")
                .And.Contain("VAT 19% on €36.05")
                .And.Contain("Ada Lovelace")
                .And.Contain(shopper.Number!)
        );
        Assert.That((await GetAsync(new GetDocument(shopper.Number!, Staff, item.Id))).Html, Is.EqualTo(before.Html));
        var documents = await GetAsync(new ListDocuments(shopper.Number!, Staff));
        Assert.That(
            documents.Select(document => document.Kind),
            Is.EqualTo(new[] { DocumentKind.Invoice, DocumentKind.CreditNote }),
            "the change is documented separately"
        );
        await AssertSoundAsync();
    }

    [Test]
    public async Task Every_refund_is_credited_once_and_a_canceled_order_reverses_its_invoice()
    {
        var refunded = await BuyAsync(("TEA", 2));
        var canceled = await BuyAsync(("TEA", 1));
        await Host.RunJobAsync("issue-documents");
        await GetAsync(new RefundOrder(refunded.Number!, Guid.CreateVersion7(), AnOrder.Eur(5), null, false, "Scratched", StaffId));
        await canceled.CancelAsync();
        await DeliverEvents();

        await Host.RunJobAsync("issue-documents");
        await Host.RunJobAsync("issue-documents");

        foreach (var shopper in new[] { refunded, canceled })
            Assert.That(
                (await GetAsync(new ListDocuments(shopper.Number!, Staff))).Select(document => document.Kind),
                Is.EqualTo(new[] { DocumentKind.Invoice, DocumentKind.CreditNote })
            );
        var note = (await GetAsync(new ListDocuments(refunded.Number!, Staff)))[1];
        Assert.That(
            (await GetAsync(new GetDocument(refunded.Number!, Staff, note.Id))).Html,
            Does.Contain("Scratched").And.Contain("€5.00")
        );
        await AssertSoundAsync();
    }

    [Test]
    public async Task Two_hosts_that_issue_invoices_concurrently_leave_no_gaps_or_duplicates()
    {
        List<ApiShopper> shoppers = [];
        for (var count = 0; count < 6; count++)
            shoppers.Add(await BuyAsync(("TEA", 1)));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Host.RunJobAsync("issue-documents"))));
        await Host.RunJobAsync("issue-documents");

        foreach (var shopper in shoppers)
            Assert.That(await GetAsync(new ListDocuments(shopper.Number!, Staff)), Has.Count.EqualTo(1));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_packing_slip_has_no_prices_is_issued_once_and_is_visible_to_staff_only()
    {
        var shopper = await BuyAsync(("TEA", 2));
        var shipment = await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, "DHL", "JD1", Dispatch: false, StaffId));

        var slip = await GetAsync(new IssuePackingSlip(shopper.Number!, shipment.Id));
        var again = await GetAsync(new IssuePackingSlip(shopper.Number!, shipment.Id));

        Assert.That((again.Id, slip.Number), Is.EqualTo((slip.Id, $"{shopper.Number}/1")));
        Assert.That(slip.Html, Does.Contain("Green tea").And.Not.Contain("€"));
        Assert.That(
            (await FailAsync(new GetDocument(shopper.Number!, new OrderViewer(null, shopper.Token), slip.Id))).Kind,
            Is.EqualTo(ErrorKind.NotFound)
        );
        Assert.That(
            (await FailAsync(new GetDocument(shopper.Number!, new OrderViewer(null, "wrong"), slip.Id))).Kind,
            Is.EqualTo(ErrorKind.NotFound)
        );
    }
}
