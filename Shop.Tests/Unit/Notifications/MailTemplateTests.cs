using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shop.Kernel;
using Shop.Kernel.Texts;
using Shop.Notifications.Application;
using Shop.Notifications.Application.Mails;
using Shop.Notifications.Domain;
using Shop.Notifications.Templates;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Returns;
using Shop.Tests.Support;
using Shop.Web.Presentation;

namespace Shop.Tests.Unit.Notifications;

/// <summary>Every template with a model whose texts contain markup.</summary>
public sealed partial class MailTemplateTests
{
    private const string Hostile = "<b>Ada</b> & \"Co\"";

    private static readonly DateTimeOffset At = new(2031, 7, 3, 10, 0, 0, TimeSpan.Zero);

    private static readonly PostalAddress Address = new(Hostile, null, "Weg 1", null, "Berlin", null, "10115", "DE", null);

    private static readonly OrderSummary Order = new()
    {
        Number = "S-10005-1",
        Email = "ada@example.com",
        CustomerName = Hostile,
        IsAwaitingPayment = true,
        IsExpired = false,
        IsCanceled = false,
        Lines =
        [
            new OrderSummaryLine(
                Guid.Empty,
                $"Tea, {Hostile}",
                2,
                Eur(20),
                [new CartDiscount("Spring sale", "SPRING", Eur(2))],
                1,
                new DateOnly(2031, 7, 20)
            ),
        ],
        Items = Eur(20),
        Discount = Eur(2),
        Shipping = Eur(4.9m),
        ShippingMethodName = "Standard",
        Total = Eur(22.9m),
        Tax = Eur(3.66m),
        Tenders = [new OrderSummaryTender("gift-card", Eur(10))],
        AmountDue = Eur(12.9m),
        Captured = Eur(10),
        Covered = Eur(10),
        PaymentDeadline = At,
        PaymentInstructions = Message.Of("Please transfer 12.90 EUR to\nShop\nIBAN DE02"),
        CreditDays = 30,
        DueOn = new DateOnly(2031, 8, 2),
        DeliveryPromise = Message.Of("Mon 7 – Wed 9 July"),
        PickUp = new CollectionPoint("hall", "Hall 1", Address, "Mon–Fri 10–18"),
        Url = "https://shop.example/orders/S-10005-1?token=abc",
    };

    private static readonly ReturnSummary Return = new(
        "R-7",
        ReturnKind.Withdrawal,
        At,
        At,
        Address,
        [new ReturnSummaryLine(Hostile, 1)],
        Order
    );

    private static readonly MailUnit[] Units = [new(2, $"Tea, {Hostile}")];

    private static readonly Dictionary<Type, object> Models = new object[]
    {
        new OrderModel(Order),
        new OrderReasonModel(Order, Hostile),
        new OrderAmountModel(Order, Eur(4.5m)),
        new OrderUnitsModel(Order, Units),
        new TenderRefusedModel(Order, Eur(12.9m), Hostile),
        new UnitsCanceledModel(Order, Units, Hostile),
        new OrderRevisedModel(Order, Hostile, ["2 × Tea instead of 1"], Eur(22.9m), true),
        new ShippedModel(Order, Units, "DHL", "JD0146", "https://dhl.example/?a=1&b=2"),
        new ReadyForPickupModel(Order, Units, At),
        new ReturnModel(Return),
        new ReturnDeclinedModel(Return, Hostile),
        new AccountModel(Hostile),
        new PasswordLinkModel(Hostile, QueuedMail.TokenPlaceholder, 60),
        new BackInStockModel(Hostile, "tea", "off"),
        new LowStockModel(Hostile, "TEA-1", 2, 5),
    }.ToDictionary(model => model.GetType());

    public static IEnumerable<TestCaseData> Kinds =>
        typeof(MailKinds)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(constant => new TestCaseData(constant.GetValue(null)).SetArgDisplayNames(constant.Name));

    [Test]
    public void Kind_names_are_unique_and_no_template_is_omitted()
    {
        var kinds = Kinds.Select(kind => kind.Arguments[0]!).ToList();
        var templates = typeof(MailKinds)
            .Assembly.GetTypes()
            .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(MailTemplate<>));

        Assert.That(kinds, Has.Count.EqualTo(25));
        Assert.That(kinds.Select(kind => Value<string>(kind, "Name")), Is.Unique);
        Assert.That(kinds.Select(kind => Value<Type>(kind, "Template")), Is.EquivalentTo(templates));
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task Both_parts_of_a_mail_have_the_same_content(object kind)
    {
        var mail = await RenderAsync(kind);
        var document = (IHtmlDocument)new HtmlParser().ParseDocument(mail.Html);
        var links = document.Links.Select(link => link.GetAttribute("href")!).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(mail.Subject, Is.Not.Empty.And.Not.Contain("{"));
            Assert.That(document.Body!.TextContent, Does.Contain("Our shop"));
            Assert.That(mail.Text, Does.StartWith("Hello").And.EndWith("\n\nOur shop\n").And.Not.Contain("\n\n\n").And.Not.Contain("{0"));
            Assert.That(document.QuerySelectorAll("p, li, td, th").Where(block => block.TextContent.Trim().Length == 0), Is.Empty);
            Assert.That(links, Is.Not.Empty);
            foreach (var link in links)
                Assert.That(mail.Text, Does.Contain(link));
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task User_input_is_encoded(object kind)
    {
        var mail = await RenderAsync(kind);

        Assert.That(mail.Html, Does.Contain("&lt;b&gt;Ada&lt;/b&gt; &amp; &quot;Co&quot;").And.Not.Contain("<b>"));
        Assert.That(mail.Text + mail.Subject, Does.Contain(Hostile));
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task A_mail_matches_its_approved_text(object kind)
    {
        var mail = await RenderAsync(kind);

        Verified.Match($"Subject: {mail.Subject}\n\n{mail.Text}", $"Mails/{Value<string>(kind, "Name")}");
    }

    [Test]
    public void Times_are_in_the_shops_time_zone_and_name_its_city()
    {
        Assert.That(
            MailTexts.Time(At, TimeZoneInfo.FindSystemTimeZoneById("America/New_York")),
            Is.EqualTo("3 July 2031 at 06:00 (New York time)")
        );
        Assert.That(
            MailTexts.Day(new DateTimeOffset(2031, 7, 3, 23, 0, 0, TimeSpan.Zero), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")),
            Is.EqualTo("4 July 2031")
        );
    }

    [Test]
    public void Every_text_is_used_and_no_text_is_missing()
    {
        var folder = Repository.Path("Modules", "Notifications", "Shop.Notifications", "Templates");
        var code = string.Concat(
            Directory
                .GetFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
        var keys = MailTexts
            .Resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>()
            .Select(entry => (string)entry.Key)
            .ToList();
        var used = Key()
            .Matches(code)
            .Select(match => match.Groups[1].Value)
            .Where(text => keys.Contains(text) || text.Contains('.'))
            .ToHashSet();

        Assert.That(keys, Has.Count.GreaterThan(80));
        Assert.That(keys.Except(used), Is.Empty, "unused texts");
        Assert.That(used.Except(keys).Where(text => !text.StartsWith("Shop.", StringComparison.Ordinal)), Is.Empty, "missing texts");
    }

    [GeneratedRegex("\"([A-Z][A-Za-z]*(?:\\.[A-Za-z]+)*)\"")]
    private static partial Regex Key();

    private static Money Eur(decimal amount) => new(amount, Currency.Eur);

    private static T Value<T>(object kind, string property) => (T)kind.GetType().GetProperty(property)!.GetValue(kind)!;

    private static async Task<RenderedMail> RenderAsync(object kind)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IMessageTexts>(new MessageTexts(new ConfigurationBuilder().Build()))
            .BuildServiceProvider();
        var renderer = new MailRenderer(
            services,
            NullLoggerFactory.Instance,
            Options.Create(new NotificationsOptions { ShopName = "Our shop", PublicUrl = "https://shop.example/" })
        );
        var model = kind.GetType().GetGenericArguments()[0];
        var rendering =
            (Task<RenderedMail>)
                typeof(MailRenderer)
                    .GetMethod(nameof(MailRenderer.RenderAsync))!
                    .MakeGenericMethod(model)
                    .Invoke(renderer, [kind, Models[model]])!;
        return await rendering;
    }
}
