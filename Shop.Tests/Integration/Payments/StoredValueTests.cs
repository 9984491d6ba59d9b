using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shop.Kernel;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Contracts.StoredValues;
using Shop.Payments.Domain;
using Shop.Reporting.Contracts.Audit;
using Shop.Tests.Support;
using Shop.Users.Contracts.Staff;
using static Shop.Tests.Support.AnOrder;

namespace Shop.Tests.Integration.Payments;

/// <summary>Gift cards and store credit: reserved, spent and released amounts, and concurrent use of the last balance.</summary>
public sealed class StoredValueTests : PaymentsFixture
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private readonly Guid account = Guid.CreateVersion7();

    [Test]
    public async Task A_card_is_found_by_any_spelling_of_its_code_and_the_code_is_not_stored()
    {
        var id = Guid.CreateVersion7();
        var issued = await IssueAsync(50, id: id);
        var again = await IssueAsync(50, id: id);

        Assert.That(issued.Code, Does.Match("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$"));
        Assert.That((again.Code, again.Balance), Is.EqualTo((issued.Code, Eur(50))));
        foreach (
            var typed in new[]
            {
                issued.Code,
                issued.Code.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant(),
                issued.Code.Replace('0', 'o').Replace('1', 'l'),
            }
        )
            Assert.That(await GetAsync(new FindGiftCard(typed)), Is.EqualTo(new GiftCardView(id, issued.Code[^4..], Eur(50), null)));
        var bare = issued.Code.Replace("-", string.Empty, StringComparison.Ordinal);
        var stored = await InDatabaseAsync(db => db.StoredValues.AsNoTracking().SingleAsync());
        Assert.That(JsonSerializer.Serialize(new { stored.CodeHash, stored.LastDigits }), Does.Not.Contain(bare).IgnoreCase);
        Assert.That(await InDatabaseAsync(db => db.StoredValueMoves.CountAsync()), Is.EqualTo(1), "issued once");
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task Unknown_disabled_and_expired_cards_get_the_same_response()
    {
        var disabled = await IssueAsync(50);
        await DoAsync(new DisableGiftCard(disabled.Id, StaffId));
        var expired = await IssueAsync(50, Clock.Now.AddDays(1));
        Clock.Advance(TimeSpan.FromDays(1));

        foreach (var code in new[] { "0000-0000-0000-0000", "no code at all \0 💥", disabled.Code, expired.Code })
            Assert.That((await FailAsync(new FindGiftCard(code))).Code, Is.EqualTo("payments.no-gift-card"), code);
        Assert.That(
            (await FailAsync(new HoldStoredValue(Guid.CreateVersion7(), disabled.Id, Eur(1), Quarter))).Code,
            Is.EqualTo("payments.no-gift-card")
        );
    }

    [Test]
    public async Task A_hold_reduces_the_balance_a_repeat_changes_nothing_and_another_amount_replaces_it()
    {
        var card = await IssueAsync(50);
        var cart = Guid.CreateVersion7();

        await GetAsync(new HoldStoredValue(cart, card.Id, Eur(30), Quarter));
        await GetAsync(new HoldStoredValue(cart, card.Id, Eur(30), Quarter));
        Assert.That(await BalanceAsync(card), Is.EqualTo(Eur(20)));
        await GetAsync(new HoldStoredValue(cart, card.Id, Eur(45), Quarter));
        Assert.That(await BalanceAsync(card), Is.EqualTo(Eur(5)));

        var refused = await FailAsync(new HoldStoredValue(Guid.CreateVersion7(), card.Id, Eur(5.01m), Quarter));
        Assert.That(refused, Is.EqualTo(PaymentErrors.StoredValueShort(Eur(5))));
        Assert.That(
            await FailAsync(new HoldStoredValue(cart, card.Id, Eur(50.01m), Quarter)),
            Is.EqualTo(PaymentErrors.StoredValueShort(Eur(50)))
        );
        Assert.That(await BalanceAsync(card), Is.EqualTo(Eur(5)), "the refused hold did not change the old one");

        await DoAsync(new ReleaseStoredValue(cart));
        await DoAsync(new ReleaseStoredValue(cart));
        Assert.That(await BalanceAsync(card), Is.EqualTo(Eur(50)));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task An_expired_hold_no_longer_counts_before_and_after_the_job()
    {
        var card = await IssueAsync(50);
        await GetAsync(new HoldStoredValue(Guid.CreateVersion7(), card.Id, Eur(50), Quarter));
        Clock.Advance(Quarter);

        Assert.That(await BalanceAsync(card), Is.EqualTo(Eur(50)), "when read");
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");

        Assert.That(
            (await GetAsync(new GetGiftCard(card.Id))).Moves.Select(move => move.Kind),
            Is.EqualTo(new[] { StoredValueMoveKind.Issued, StoredValueMoveKind.Held, StoredValueMoveKind.Released })
        );
        Assert.That(await BalanceAsync(card), Is.EqualTo(Eur(50)));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task Concurrent_carts_never_hold_more_than_the_balance_of_the_card()
    {
        var card = await IssueAsync(100);

        var held = await Task.WhenAll(
            Enumerable
                .Range(0, 30)
                .Select(_ => Task.Run(() => SendAsync(new HoldStoredValue(Guid.CreateVersion7(), card.Id, Eur(10), Quarter))))
        );

        Assert.That(held.Count(result => result.IsSuccess), Is.EqualTo(10));
        Assert.That(
            held.Where(result => !result.IsSuccess).Select(result => result.Errors[0].Code),
            Is.All.EqualTo("payments.stored-value-short")
        );
        Assert.That(await BalanceAsync(card), Is.EqualTo(Eur(0)));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_gift_card_and_a_bank_card_split_the_total_and_nothing_more_is_charged()
    {
        var card = await IssueAsync(50);
        var reference = Guid.CreateVersion7();
        await GetAsync(new HoldStoredValue(reference, card.Id, Eur(40), Quarter));
        var pay = Pay(reference, card.Id, 30, total: 100);

        var first = await GetAsync(pay);
        var second = await GetAsync(pay);
        await PaidAsync(reference, 70, total: 100);

        Assert.That(
            (first, second.Status),
            Is.EqualTo((new StartedPayment(pay.PaymentId, PaymentStatus.Captured, null, null, false), PaymentStatus.Captured))
        );
        Assert.That(await BalanceAsync(card), Is.EqualTo(Eur(20)), "another ten are on hold");
        Assert.That((await SumsAsync(reference)).Captured, Is.EqualTo(Eur(100)));
        var view = await PaymentAsync(pay.PaymentId);
        Assert.That((view.Method, view.MethodName.Code, view.Captured), Is.EqualTo(("gift-card", "payments.method-gift-card", Eur(30))));
        Assert.That((await FailAsync(Pay(reference, card.Id, 1, total: 100))).Code, Is.EqualTo("payments.already-covered"));
        Assert.That((await FailAsync(Pay(Guid.CreateVersion7(), card.Id, 11, total: 10))).Code, Is.EqualTo("payments.too-much"));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task Concurrent_payments_for_a_new_reference_never_exceed_its_total()
    {
        var card = await IssueAsync(500);
        var reference = Guid.CreateVersion7();

        var paid = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(index =>
                    Task.Run(() =>
                        index % 2 == 0
                            ? SendAsync(Pay(reference, card.Id, 60, total: 100))
                            : SendAsync(Attempt(reference, 60, 100, "bank-transfer"))
                    )
                )
        );

        Assert.That(paid.Count(result => result.IsSuccess), Is.EqualTo(1));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task An_expired_hold_is_paid_from_the_balance_or_not_at_all()
    {
        var card = await IssueAsync(50);
        var (early, late) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await GetAsync(new HoldStoredValue(early, card.Id, Eur(50), Quarter));
        Clock.Advance(Quarter);
        await GetAsync(new HoldStoredValue(late, card.Id, Eur(30), Quarter));

        Assert.That(await FailAsync(Pay(early, card.Id, 50)), Is.EqualTo(PaymentErrors.StoredValueShort(Eur(20))));
        await GetAsync(Pay(early, card.Id, 20));

        Assert.That(await BalanceAsync(card), Is.EqualTo(Eur(0)));
        await GetAsync(Pay(late, card.Id, 30));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_refund_is_credited_to_the_card_immediately_even_after_it_expired()
    {
        var card = await IssueAsync(50, Clock.Now.AddDays(1));
        var reference = Guid.CreateVersion7();
        await GetAsync(Pay(reference, card.Id, 50));
        Clock.Advance(TimeSpan.FromDays(2));
        var refund = new RefundPayment(reference, Guid.CreateVersion7(), Eur(20), Message.Of("Came back"), StaffId);

        var first = await GetAsync(refund);
        await GetAsync(refund);

        Assert.That(first.IsDone, Is.True);
        Assert.That(await BalanceAsync(card), Is.EqualTo(Eur(20)), "a refund must be spendable");
        await DoAsync(new ReleasePayments(reference, Guid.CreateVersion7(), Message.Of("Canceled")));
        Assert.That((await BalanceAsync(card), (await SumsAsync(reference)).Refunded), Is.EqualTo((Eur(50), Eur(50))));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task A_card_payment_can_be_refunded_as_store_credit_without_a_call_to_the_provider()
    {
        var reference = Guid.CreateVersion7();
        var payment = await PaidAsync(reference, 100);
        var refund = new RefundPayment(
            reference,
            Guid.CreateVersion7(),
            Eur(40),
            Message.Of("As credit"),
            StaffId,
            ToStoreCreditOf: account
        );

        Assert.That((await GetAsync(refund)).IsDone, Is.True);
        await GetAsync(refund);

        var credit = await GetAsync(new GetStoreCredit(account, Currency.Eur));
        Assert.That(credit.Balance, Is.EqualTo(Eur(40)));
        Assert.That((Gateway.ChargeOf(payment).Refunds.Count, (await SumsAsync(reference)).Refunded), Is.EqualTo((0, Eur(40))));
        var other = Guid.CreateVersion7();
        var pay = Pay(other, credit.Id!.Value, 25);
        await GetAsync(pay);
        Assert.That(
            ((await PaymentAsync(pay.PaymentId)).Method, (await GetAsync(new GetStoreCredit(account, Currency.Eur))).Balance),
            Is.EqualTo(("store-credit", Eur(15)))
        );
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task Concurrent_credits_open_one_account_and_each_counts_once()
    {
        Assert.That(await GetAsync(new GetStoreCredit(account, Currency.Eur)), Is.EqualTo(new StoreCredit(null, Eur(0))));
        var credits = Enumerable
            .Range(0, 5)
            .Select(_ => new CreditStoreAccount(Guid.CreateVersion7(), account, Eur(3), "Sorry", StaffId))
            .ToList();

        var given = await Task.WhenAll(credits.Concat(credits).Select(credit => Task.Run(() => SendAsync(credit))));

        Assert.That(given.Where(result => !result.IsSuccess).SelectMany(result => result.Errors).Select(error => error.Code), Is.Empty);
        Assert.That((await GetAsync(new GetStoreCredit(account, Currency.Eur))).Balance, Is.EqualTo(Eur(15)));
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task The_job_writes_off_the_balance_of_an_expired_card()
    {
        var card = await IssueAsync(50, Clock.Now.AddDays(1));
        Clock.Advance(TimeSpan.FromDays(1));
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");
        await Host.RunJobAsync("look-after-payments", "look-after-stored-values");

        var details = await GetAsync(new GetGiftCard(card.Id));
        Assert.That(
            details.Moves.Select(move => (move.Kind, move.Amount, move.BalanceAfter)),
            Is.EqualTo(new[] { (StoredValueMoveKind.Issued, Eur(50), Eur(50)), (StoredValueMoveKind.Expired, Eur(-50), Eur(0)) })
        );
        Assert.That(await BrokenAsync(), Is.Empty);
    }

    [Test]
    public async Task Staff_list_adjust_and_disable_cards_and_the_audit_trail_names_them()
    {
        var card = await IssueAsync(50);
        await IssueAsync(10);
        var adjust = new AdjustGiftCard(card.Id, Guid.CreateVersion7(), Eur(-20), "Typed wrong", StaffId);
        await DoAsync(adjust);
        await DoAsync(adjust);
        Assert.That(
            (await FailAsync(new AdjustGiftCard(card.Id, Guid.CreateVersion7(), Eur(-30.01m), "More", StaffId))).Code,
            Is.EqualTo("payments.stored-value-short")
        );
        await DoAsync(new DisableGiftCard(card.Id, StaffId));
        await DoAsync(new DisableGiftCard(card.Id, StaffId));

        var found = await GetAsync(new ListGiftCards(card.Code, 1, 10));
        Assert.That(found.Items.Select(item => (item.Id, item.Balance, item.IsDisabled)), Is.EqualTo(new[] { (card.Id, Eur(30), true) }));
        Assert.That((await GetAsync(new ListGiftCards(null, 1, 10))).Total, Is.EqualTo(2));
        await DeliverEvents();
        Assert.That(
            (await GetAsync(new ListAudit(card.Code[^4..], 1, 10))).Items.Select(entry => entry.Action.Code),
            Is.EquivalentTo(
                new[] { "reporting.payment-issue-gift-card", "reporting.payment-adjust-gift-card", "reporting.payment-disable-gift-card" }
            )
        );
    }

    [Test]
    public async Task The_API_issues_a_card_and_shows_its_history_but_never_the_code_again()
    {
        await GetAsync(new SeedDemoAccounts());
        using var client = NewClient();
        using var stranger = await client.PostAsJsonAsync(
            "/api/v1/admin/gift-cards",
            new { amount = new { amount = "50.00", currency = "EUR" }, reason = "Birthday" }
        );
        Assert.That(stranger.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        client.DefaultRequestHeaders.Add("Authorization", "Bearer dev-shop-key");

        using var made = await client.PostAsJsonAsync(
            "/api/v1/admin/gift-cards",
            new
            {
                amount = new { amount = "50.00", currency = "EUR" },
                expiresAt = Clock.Now.AddYears(1),
                reason = "Birthday",
            }
        );
        var card = await made.Content.ReadFromJsonAsync<JsonElement>();
        var (id, code) = (card.GetProperty("id").GetGuid(), card.GetProperty("code").GetString()!);
        var shown = await client.GetStringAsync($"/api/v1/admin/gift-cards/{id}");

        Assert.That(
            (made.StatusCode, made.Headers.Location?.OriginalString),
            Is.EqualTo((HttpStatusCode.Created, $"/api/v1/admin/gift-cards/{id}"))
        );
        Assert.That((await GetAsync(new FindGiftCard(code))).Balance, Is.EqualTo(Eur(50)));
        Assert.That(shown, Does.Contain("\"issued\"").And.Contain("50.00").And.Not.Contain(code));
        using var wrong = await client.PostAsJsonAsync(
            "/api/v1/admin/gift-cards",
            new { amount = new { amount = "0.00", currency = "EUR" }, reason = "Birthday" }
        );
        Assert.That(
            (wrong.StatusCode, (await wrong.Content.ReadAsStringAsync()).Contains("\"amount\":[", StringComparison.Ordinal)),
            Is.EqualTo((HttpStatusCode.BadRequest, true))
        );
    }

    [TestCase("UPDATE payments.stored_values SET balance_amount = balance_amount + 1", "stored value")]
    [TestCase("UPDATE payments.stored_value_moves SET amount_amount = amount_amount - 1 WHERE kind = 'Issued'", "stored value")]
    [TestCase("UPDATE payments.stored_value_moves SET payment_id = NULL WHERE kind = 'Spent'", "captured 20.0000, spent 0")]
    public async Task A_balance_that_differs_from_the_sum_of_its_moves_is_reported(string sql, string named)
    {
        var card = await IssueAsync(50);
        await GetAsync(Pay(Guid.CreateVersion7(), card.Id, 20));
        Assert.That(await BrokenAsync(), Is.Empty);

        await CorruptAsync("stored_value_moves", sql);

        Assert.That(await BrokenAsync(), Has.Some.StartsWith("payments.stored-value-moves-add-up").And.Some.Contains(named));
    }

    private Task<IssuedGiftCard> IssueAsync(decimal amount, DateTimeOffset? expiresAt = null, Guid? id = null) =>
        GetAsync(new IssueGiftCard(id ?? Guid.CreateVersion7(), Eur(amount), expiresAt, null, "Birthday", StaffId));

    private static PayWithStoredValue Pay(Guid reference, Guid storedValue, decimal amount, decimal? total = null) =>
        new(Guid.CreateVersion7(), reference, "S-100001-7", storedValue, Eur(amount), Eur(total ?? amount));

    private async Task<Money> BalanceAsync(IssuedGiftCard card) => (await GetAsync(new FindGiftCard(card.Code))).Balance;
}
