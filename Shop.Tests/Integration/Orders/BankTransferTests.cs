using System.Net;
using Shop.Kernel;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Orders;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Customers;

namespace Shop.Tests.Integration.Orders;

/// <summary>Bank transfer without configured bank details.</summary>
public sealed class BankTransferNotSetUpTests : OrdersFixture
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings) { ["Payments:BankTransfer:Iban"] = "" };

    [Test]
    public async Task Bank_transfer_is_neither_offered_nor_accepted()
    {
        using var visitor = new PageVisitor(NewClient());
        await visitor.PostAsync("/cart?handler=Add", ("sku", "TEA"), ("quantity", "1"));

        var checkout = await visitor.ReadAsync("/checkout");
        var posted = await visitor.PostAndReadAsync("/checkout", [.. PageVisitor.Address, ("Input.PaymentMethod", "bank-transfer")]);
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 1));
        var placed = await shopper.PlaceAsync("bank-transfer");

        Assert.That(checkout, Does.Not.Contain("Bank transfer").And.Contain("Cash on delivery"));
        Assert.That(posted, Does.Contain("id=\"payment-fault\""));
        Assert.That(placed.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await GetAsync(new ListOrders(null, null, null, null, null, null, null, 1, 10))).Total, Is.Zero);
        Assert.That(await StockAsync("TEA"), Is.EqualTo((20, 0)));
    }

    [Test]
    public async Task A_pending_order_cannot_be_switched_to_bank_transfer()
    {
        var shopper = await PlaceAsync();

        var again = await shopper.PayAgainAsync("bank-transfer");

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await StateAsync(shopper)).Status, Is.EqualTo(OrderStatus.PendingPayment));
    }

    [Test]
    public async Task An_order_on_terms_does_not_ask_for_a_transfer_without_an_account()
    {
        await DoAsync(new RegisterCustomer("ada@example.com", "a sentence is fine", "Ada Lovelace"));
        var account = (await GetAsync(new ListCustomers("ada@example.com", 1, 10))).Items.Single().AccountId;
        await DoAsync(new SetCreditTerms(account, new CreditTerms(30, 100), StaffId));
        var draft = await GetAsync(
            new SaveDraft(
                Guid.CreateVersion7(),
                "ada@example.com",
                AnOrder.Address,
                null,
                [new DraftLine(Sku.Of("TEA"), 1, null)],
                null,
                null,
                null,
                StaffId
            )
        );

        await DoAsync(new ConfirmOnTerms(draft.Number, StaffId));
        await DeliverEvents();

        Assert.That(
            (await MailsAsync("order-confirmed")).Single().Text,
            Does.Contain($"Pay €{draft.Total.Amount:0.00} as agreed. Reference: {draft.Number}").And.Not.Contain("IBAN")
        );
    }
}

/// <summary>Bank transfer with configured bank details.</summary>
public sealed class BankTransferTests : OrdersFixture
{
    protected override IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>(base.Settings)
        {
            ["Payments:BankTransfer:AccountHolder"] = "Tea House",
            ["Payments:BankTransfer:Iban"] = "NL91 ABNA 0417 1643 00",
            ["Payments:BankTransfer:Bic"] = "",
        };

    [Test]
    public async Task The_instructions_contain_the_merchants_details_and_no_delivery_date()
    {
        using var visitor = new PageVisitor(NewClient());
        await visitor.PostAsync("/cart?handler=Add", ("sku", "TEA"), ("quantity", "1"));

        var byCard = await visitor.PostAndReadAsync("/checkout?handler=Refresh", [.. PageVisitor.Address, ("Input.PaymentMethod", "card")]);
        var checkout = await visitor.PostAndReadAsync(
            "/checkout?handler=Refresh",
            [.. PageVisitor.Address, ("Input.PaymentMethod", "bank-transfer")]
        );
        using var placed = await visitor.PostAsync("/checkout", [.. PageVisitor.Address, ("Input.PaymentMethod", "bank-transfer")]);
        await DeliverEvents();
        var page = await visitor.ReadAsync(placed.Headers.Location!.ToString());
        var mail = (await MailsAsync("order-confirmed")).Single().Text;

        Assert.That(byCard, Does.Contain("Wed 5 – Fri 7 March"));
        foreach (var text in new[] { checkout, page, mail })
            Assert.That(text, Does.Not.Contain("March"));
        Assert.That(page, Does.Contain("NL91 ABNA 0417 1643 00").And.Contain("Tea House").And.Not.Contain("BIC"));
        Assert.That(
            mail,
            Does.Contain("Account holder: Tea House\nIBAN: NL91 ABNA 0417 1643 00\nReference: ")
                .And.Contain("Your order ships once we receive payment.")
        );
    }
}
