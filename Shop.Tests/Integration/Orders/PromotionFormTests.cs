using System.Net;
using Shop.Kernel;
using Shop.Orders.Contracts.Promotions;
using Shop.Payments.Contracts.StoredValues;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Orders;

/// <summary>Times in back-office forms are in the shop's time zone, Berlin here.</summary>
public sealed class PromotionFormTests : OrdersFixture
{
    private readonly Guid id = new("0196b000-0000-7000-8000-0000000000b1");
    private PageVisitor visitor = null!;

    private string Here => $"/admin/promotions/{id}";

    [SetUp]
    public async Task SignInAsOwner()
    {
        await GetAsync(new SeedDemoAccounts());
        visitor = new PageVisitor(NewClient());
        await visitor.SignInAsync("owner@shop.example", "Owner-2026!", "/admin/signin");
    }

    [TearDown]
    public void CloseClient() => visitor.Dispose();

    [TestCase("2031-07-01T08:00:00Z", "2031-12-31T22:59:59Z", "2031-07-01T10:00", "2031-12-31T23:59:59", TestName = "Summer_to_winter")]
    [TestCase(
        "2031-10-26T00:30:00Z",
        "2031-10-26T01:30:00Z",
        "2031-10-26T02:30",
        "2031-10-26T02:30",
        TestName = "The_hour_that_occurs_twice"
    )]
    [TestCase("2031-03-30T00:59:00Z", "2031-03-30T01:00:00Z", "2031-03-30T01:59", "2031-03-30T03:00", TestName = "The_skipped_hour")]
    [TestCase("2031-05-01T10:11:12.345Z", null, "2031-05-01T12:11:12", "", TestName = "Fractions_of_a_second_and_no_end")]
    public async Task A_promotion_saved_unchanged_keeps_its_times(string starts, string? ends, string shownStart, string shownEnd)
    {
        await SaveAsync(Instant(starts), ends is null ? null : Instant(ends));
        var form = await FormAsync();

        using var answer = await visitor.SubmitAsync(form);

        Assert.That((Value(form, "Input.StartsAt"), Value(form, "Input.EndsAt")), Is.EqualTo((shownStart, shownEnd)));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        var saved = (await GetAsync(new GetPromotion(id))).Input;
        Assert.That(
            (saved.StartsAt, saved.EndsAt),
            Is.EqualTo(((DateTimeOffset?)Instant(starts), ends is null ? null : (DateTimeOffset?)Instant(ends)))
        );
    }

    [TestCase("2031-01-15T10:00", "2031-01-15T09:00:00Z")]
    [TestCase("2031-07-15T10:00", "2031-07-15T08:00:00Z")]
    [TestCase("2031-10-26T02:30", "2031-10-26T00:30:00Z")]
    [TestCase("2031-10-26T03:00:05", "2031-10-26T02:00:05Z")]
    public async Task Entered_times_are_in_the_shops_time_zone(string typed, string instant)
    {
        await SaveAsync(null, null);

        using var answer = await visitor.SubmitAsync(await FormAsync(), ("Input.StartsAt", typed));

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther));
        Assert.That((await GetAsync(new GetPromotion(id))).Input.StartsAt, Is.EqualTo(Instant(instant)));
    }

    [TestCase("2031-03-30T02:30", "clocks go forward")]
    [TestCase("01/02/2031 10:00", "Enter a date and time")]
    [TestCase("2031-02-29T10:00", "Enter a date and time")]
    public async Task A_nonexistent_or_ambiguous_time_is_refused_at_its_field(string typed, string message)
    {
        var before = Instant("2031-01-01T00:00:00Z");
        await SaveAsync(before, null);

        using var answer = await visitor.SubmitAsync(await FormAsync(), ("Input.StartsAt", typed));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.That(page, Does.Contain("id=\"Input_StartsAt-error\"").And.Contain(message));
        Assert.That((await GetAsync(new GetPromotion(id))).Input.StartsAt, Is.EqualTo(before));
    }

    [Test]
    public async Task A_gift_card_is_valid_through_the_end_of_its_displayed_day()
    {
        var page = await visitor.Client.GetStringAsync("/admin/payments/gift-cards");
        var form = HtmlForm
            .In(page, "/admin/payments/gift-cards")
            .Single(form => form.Fields.Any(field => field.Name == "Input.ExpiresOn"));

        using var answer = await visitor.SubmitAsync(
            form,
            ("Input.Amount", "25.00"),
            ("Input.ExpiresOn", "2031-07-31"),
            ("Input.Reason", "Prize")
        );

        var card = (await GetAsync(new ListGiftCards(null, 1, 10))).Items.Single();
        Assert.That(
            (card.Balance, card.ExpiresAt),
            Is.EqualTo((new Money(25, Currency.Eur), (DateTimeOffset?)Instant("2031-07-31T22:00:00Z")))
        );
        Assert.That(await visitor.ReadAsync("/admin/payments/gift-cards"), Does.Contain("31 Jul 2031").And.Not.Contain("1 Aug 2031"));
        Assert.That(
            await visitor.ReadAsync($"/admin/payments/gift-cards/{card.Id}"),
            Does.Contain("31 Jul 2031").And.Not.Contain("1 Aug 2031")
        );
    }

    private Task SaveAsync(DateTimeOffset? starts, DateTimeOffset? ends) =>
        GetAsync(
            new SavePromotion(
                id,
                0,
                new PromotionInput(
                    "Spring",
                    PromotionKind.Percentage,
                    10,
                    null,
                    null,
                    null,
                    [],
                    [],
                    null,
                    null,
                    CustomerGroup.Everyone,
                    starts,
                    ends,
                    true,
                    0,
                    true,
                    false
                ),
                null,
                StaffId
            )
        );

    private async Task<HtmlForm> FormAsync() =>
        HtmlForm.In(await visitor.Client.GetStringAsync(Here), Here).Single(form => form.Fields.Any(field => field.Name == "Input.Name"));

    private static string Value(HtmlForm form, string name) => form.Fields.Single(field => field.Name == name).Value;

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
