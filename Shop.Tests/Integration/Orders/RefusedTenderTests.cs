using System.Net;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.StoredValues;
using Shop.Tests.Support;

namespace Shop.Tests.Integration.Orders;

/// <summary>A gift card that is refused after the order was saved: the order waits, and its page shows the amount due.</summary>
public sealed class RefusedTenderTests : OrdersFixture
{
    private static volatile bool isRefusing;

    protected override void Configure(IServiceCollection services) =>
        services.AddTransient<IPipelineBehavior<PayWithStoredValue, Result<StartedPayment>>, Refusal>();

    [TearDown]
    public void AcceptPayments() => isRefusing = false;

    [Test]
    public async Task The_shopper_gets_one_mail_with_the_link_and_pays_the_rest_another_way()
    {
        var card = await GetAsync(new IssueGiftCard(Guid.CreateVersion7(), AnOrder.Eur(100), null, null, "Birthday", StaffId));
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2));
        await shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/gift-cards", new { code = card.Code });
        isRefusing = true;

        var placed = await shopper.PlaceAsync(method: "");
        await DeliverEvents();
        var waiting = await StateAsync(shopper);
        var mail = (await MailsAsync("tender-refused")).Single();
        await shopper.PayAgainAsync("card");
        await shopper.PayAsync();
        await DeliverEvents();

        Assert.That(
            (placed.Status, placed.Body.GetProperty("payment").GetProperty("status").GetString()),
            Is.EqualTo((HttpStatusCode.Created, "failed"))
        );
        Assert.That(waiting.Status, Is.EqualTo(OrderStatus.PendingPayment));
        Assert.That((mail.Recipient, mail.Subject), Is.EqualTo((shopper.Email, $"Order {shopper.Number} still needs payment")));
        Assert.That(
            mail.Text,
            Does.Contain("Gift card or store credit not found.")
                .And.Contain("€24.90 is still due")
                .And.Contain($"/orders/{shopper.Number}?token={shopper.Token}")
        );
        Assert.That(await StateAsync(shopper), Is.EqualTo((OrderStatus.Confirmed, PaymentState.Paid, FulfillmentState.Unfulfilled)));
        await AssertSoundAsync();
    }

    [Test]
    public async Task A_successful_gift_card_payment_sends_no_such_mail()
    {
        var card = await GetAsync(new IssueGiftCard(Guid.CreateVersion7(), AnOrder.Eur(100), null, null, "Birthday", StaffId));
        var shopper = NewShopper();
        await shopper.FillAsync(("TEA", 2));
        await shopper.SendAsync(HttpMethod.Post, $"/carts/{shopper.Cart}/gift-cards", new { code = card.Code });

        await shopper.PlaceAsync(method: "");
        await DeliverEvents();

        Assert.That(await MailsAsync("tender-refused"), Is.Empty);
    }

    private sealed class Refusal : IPipelineBehavior<PayWithStoredValue, Result<StartedPayment>>
    {
        public Task<Result<StartedPayment>> Handle(
            PayWithStoredValue request,
            CancellationToken cancellationToken,
            RequestHandlerDelegate<Result<StartedPayment>> next
        ) => isRefusing ? Task.FromResult<Result<StartedPayment>>(Error.Refused("payments.no-stored-value")) : next();
    }
}
