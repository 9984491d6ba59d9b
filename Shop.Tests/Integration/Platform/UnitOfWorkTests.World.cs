using System.Collections;
using System.Reflection;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Catalog.Application.Imports;
using Shop.Catalog.Contracts.Categories;
using Shop.Catalog.Contracts.Content;
using Shop.Catalog.Contracts.Imports;
using Shop.Catalog.Contracts.Media;
using Shop.Catalog.Contracts.Products;
using Shop.Inventory.Contracts.Adjustments;
using Shop.Inventory.Contracts.BackInStock;
using Shop.Inventory.Contracts.Bundles;
using Shop.Inventory.Contracts.Locations;
using Shop.Inventory.Contracts.Reservations;
using Shop.Kernel;
using Shop.Logistics.Application.Carriers;
using Shop.Logistics.Contracts.Rates;
using Shop.Logistics.Contracts.Shipments;
using Shop.Logistics.Domain.Shipments;
using Shop.Orders.Contracts.Cancellations;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Drafts;
using Shop.Orders.Contracts.Fulfillment;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Contracts.Returns;
using Shop.Payments.Application;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.Operations;
using Shop.Payments.Contracts.Reconciliation;
using Shop.Payments.Contracts.StoredValues;
using Shop.Payments.Domain;
using Shop.Tests.Support;
using Shop.Users.Contracts.Accounts;
using Shop.Users.Contracts.Addresses;
using Shop.Users.Contracts.Customers;
using Shop.Users.Contracts.Staff;

namespace Shop.Tests.Integration.Platform;

/// <summary>A shop in which every command has something to do, and the arguments for it.</summary>
public sealed partial class UnitOfWorkTests
{
    private const string Password = "a sentence is fine";

    private static readonly Dictionary<string, object?> Nothing = new() { ["StaffId"] = StaffId };

    private readonly StubCarrier carrier = new();

    /// <summary>
    /// Creates a command from known values: by module, command and field, by command and field, by field, or by type. The fields are the
    /// parameters of the constructor, or the properties if it has none.
    /// </summary>
    private static object Command(Type type, Dictionary<string, object?> values)
    {
        var nullability = new NullabilityInfoContext();
        var constructor = type.GetConstructors().Single();
        var parameters = constructor.GetParameters();
        var command = constructor.Invoke([
            .. parameters.Select(parameter => Field(parameter.Name!, parameter.ParameterType, nullability.Create(parameter))),
        ]);
        if (parameters.Length == 0)
            foreach (var property in type.GetProperties())
                property.SetValue(command, Field(property.Name, property.PropertyType, nullability.Create(property)));
        return command;

        object? Field(string name, Type fieldType, NullabilityInfo info) =>
            values.TryGetValue($"{type.Namespace!.Split('.')[1]}.{type.Name}.{name}", out var exact) ? exact
            : values.TryGetValue($"{type.Name}.{name}", out var own) ? own
            : values.TryGetValue(name, out var known) && Fits(fieldType, known) ? known
            : Anything(fieldType, info);
    }

    private static bool Fits(Type type, object? value) =>
        value is null ? !type.IsValueType || Nullable.GetUnderlyingType(type) is not null : type.IsInstanceOfType(value);

    private static object? Anything(Type type, NullabilityInfo nullability)
    {
        if (nullability.WriteState == NullabilityState.Nullable)
            return null;
        if (type == typeof(string))
            return "unknown";
        if (type == typeof(Guid))
            return Guid.CreateVersion7();
        if (type == typeof(Money))
            return AnOrder.Eur(1);
        if (type == typeof(Sku))
            return Sku.Of("UNKNOWN");
        if (type == typeof(PostalAddress))
            return AnOrder.Address;
        if (type == typeof(TimeSpan))
            return TimeSpan.FromMinutes(15);
        if (type == typeof(int))
            return 1;
        if (type == typeof(byte[]))
            return "unknown"u8.ToArray();
        if (type.IsEnum)
            return Enum.GetValues(type).GetValue(0);
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        if (type.IsAssignableTo(typeof(IEnumerable)))
            return Array.CreateInstance(type.GetGenericArguments()[0], 0);

        var constructor = type.GetConstructors().OrderBy(candidate => candidate.GetParameters().Length).Last();
        var context = new NullabilityInfoContext();
        return constructor.Invoke([
            .. constructor.GetParameters().Select(parameter => Anything(parameter.ParameterType, context.Create(parameter))),
        ]);
    }

    private async Task<Dictionary<string, object?>> FillWorldAsync()
    {
        Dictionary<string, object?> values = new(Nothing);
        await FillUsersAsync(values);
        await FillCatalogAsync(values);
        await FillInventoryAsync(values);
        values["GiftCard"] = await GetAsync(new IssueGiftCard(Guid.CreateVersion7(), AnOrder.Eur(50), null, null, "Present", StaffId));
        await FillOrdersAsync(values);
        await DeliverEvents();

        // These payments raise no events: they have no order.
        await FillPaymentsAsync(values);
        return values;
    }

    private async Task FillUsersAsync(Dictionary<string, object?> values)
    {
        await DoAsync(new RegisterCustomer("ada@example.com", Password, "Ada Lovelace"));
        var account = (await GetAsync(new ListCustomers("ada@example.com", 1, 10))).Items.Single().AccountId;
        await DoAsync(new SetCreditTerms(account, new CreditTerms(30, 1000), StaffId));
        var address = Guid.CreateVersion7();
        await DoAsync(new SaveAddress(account, address, AnOrder.Address, IsDefault: true));
        await DoAsync(new InviteStaff("staff@example.com", "Sam Staff", "support", StaffId));
        var staff = (await GetAsync(new ListStaff())).Single();
        await DoAsync(new RequestPasswordReset("ada@example.com"));
        await DeliverEvents();
        var mail = (await MailsAsync()).Last(mail => mail.Text.Contains("reset-password?token=", StringComparison.Ordinal));
        var link = mail.Text[(mail.Text.IndexOf("token=", StringComparison.Ordinal) + "token=".Length)..];

        values["AccountId"] = account;
        values["Email"] = "ada@example.com";
        values["Address"] = AnOrder.Address;
        values["Password"] = Password;
        values["CurrentPassword"] = Password;
        values["NewPassword"] = "another sentence is fine";
        values["RegisterCustomer.Email"] = "new@example.com";
        values["ResetPassword.Token"] = link[..link.IndexOfAny([' ', '\r', '\n'])];
        values["UpdateProfile.Name"] = "Ada King";
        values["UpdateProfile.Version"] = (await GetAsync(new GetProfile(account))).Version;
        values["DeleteAddress.AddressId"] = address;
        values["SetCreditTerms.Terms"] = new CreditTerms(14, 500);
        values["SetAccountDisabled.IsDisabled"] = true;
        values["InviteStaff.Email"] = "other@example.com";
        values["InviteStaff.Role"] = "support";
        values["ChangeStaffRole.AccountId"] = staff.AccountId;
        values["ChangeStaffRole.Role"] = "owner";
    }

    private async Task FillCatalogAsync(Dictionary<string, object?> values)
    {
        var (id, picture, other) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var input = new ProductInput("Bowl", "bowl", null, null, null, [], [], null, null, false);
        await GetAsync(new CreateProduct(id, input, [], [new VariantInput(null, "BOWL", [], 12)], Activate: true, StaffId));
        await GetAsync(new AddMediaLink(id, picture, "https://example.com/bowl.jpg", "A bowl", 10, 10, StaffId));
        await GetAsync(new AddMediaLink(id, other, "https://example.com/bowls.jpg", "Bowls", 10, 10, StaffId));
        var (tableware, drinks, page) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var (category, name) in new[] { (tableware, "Tableware"), (drinks, "Drinks") })
            await GetAsync(new SaveCategory(category, 0, name, null, null, null, null, null, null, StaffId));
        await GetAsync(new SavePage(page, 0, "story", "Our story", "<p>Us</p>", StaffId));
        var (dry, waiting) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await GetAsync(new StartImport(dry, "dry.csv", PlateFile, IsDryRun: true, StaffId));
        await GetAsync(new WorkOnImports());
        await GetAsync(new StartImport(waiting, "products.csv", PlateFile, IsDryRun: false, StaffId));
        var version = (await GetAsync(new GetProductForEdit(id))).Version;
        var draft = Guid.CreateVersion7();
        await GetAsync(
            new CreateProduct(draft, input with { Slug = "draft" }, [], [new VariantInput(null, "DRAFT", [], 12)], Activate: false, StaffId)
        );

        values["ProductId"] = id;
        values["CreateProduct.ProductId"] = Guid.CreateVersion7();
        values["CreateProduct.Product"] = input with { Slug = "jug" };
        values["CreateProduct.Variants"] = new[] { new VariantInput(null, "JUG", [], 12) };
        values["ActivateProduct.ProductId"] = draft;
        values["UpdateProduct.Product"] = input with { Title = "Big bowl" };
        values["UpdateProduct.Version"] = version;
        values["SetVariants.Version"] = version;
        values["SetVariants.Variants"] = new[] { new VariantInput(null, "BIG-BOWL", [], 15) };
        values["AddMedia.Content"] = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
        values["AddMediaLink.Url"] = "https://example.com/other.jpg";
        values["DescribeMedia.MediaId"] = picture;
        values["RemoveMedia.MediaId"] = picture;
        values["ReorderMedia.MediaIds"] = new[] { other, picture };
        values["SaveCategory.Version"] = 0;
        values["MoveCategory.Id"] = drinks;
        values["MoveCategory.ParentId"] = tableware;
        values["DeleteCategory.Id"] = drinks;
        values["SavePage.Version"] = 0;
        values["SavePage.Slug"] = "people";
        values["DeletePage.Id"] = page;
        values["Content"] = PlateFile;
        values["ConfirmImport.ImportId"] = dry;
        values["CancelImport.ImportId"] = waiting;
        values["DeleteImport.ImportId"] = dry;
    }

    private async Task FillInventoryAsync(Dictionary<string, object?> values)
    {
        await GetAsync(new SaveLocation("second", "Second", 2, true, null, 0, StaffId));
        await GetAsync(new ReceiveStock(Guid.CreateVersion7(), Sku.Of("TEA"), "second", 10, "Delivered", StaffId));
        await SellAsync("SOLD", "Sold out", 5, stock: 0);
        await DoAsync(new SubscribeBackInStock(Sku.Of("TEA"), "ada@example.com", null));
        var reserved = Guid.CreateVersion7();
        await GetAsync(new HoldStock(reserved, [new StockLine(Sku.Of("TEA"), 2)], TimeSpan.FromMinutes(15)));
        await GetAsync(new CommitStock(reserved, [new StockLine(Sku.Of("TEA"), 2)]));
        var held = Guid.CreateVersion7();
        await GetAsync(new HoldStock(held, [new StockLine(Sku.Of("TEA"), 1)], TimeSpan.FromMinutes(15)));

        StockLine[] one = [new(Sku.Of("TEA"), 1)];
        values["Sku"] = Sku.Of("TEA");
        values["Lines"] = one;
        values["AddStockItems.Skus"] = new[] { Sku.Of("NOT-STOCKED-YET") };
        values["AdjustStock.Delta"] = 1;
        values["ImportStock.Items"] = new[] { new ImportedStock(Sku.Of("MUG"), 7, IsTracked: true, CanBackorder: false) };
        values["SaveLocation.Code"] = "third";
        values["SaveLocation.Version"] = 0;
        values["SaveLocation.IsActive"] = true;
        values["SetStockSettings.IsTracked"] = true;
        values["SetStockSettings.CanBackorder"] = true;
        values["TransferStock.From"] = "main";
        values["To"] = "second";
        values["SubscribeBackInStock.Sku"] = Sku.Of("SOLD");
        values["SetBundle.Sku"] = Sku.Of("SOLD");
        values["SetBundle.Parts"] = new[] { new BundlePart(Sku.Of("TEA"), 2) };
        values["CommitStock.Reference"] = held;
        values["ConsumeStock.Reference"] = reserved;
        values["MoveReservation.Reference"] = reserved;
        values["ReleaseStock.Reference"] = reserved;
        values["RestockUnits.Reference"] = reserved;
        values["ReturnUnits.Reference"] = reserved;
        values["ReturnUnits.Units"] = new[] { new ReturnedUnits(Sku.Of("TEA"), 1, ReturnDisposition.Sellable) };
        values["ReviseReservation.Reference"] = reserved;
        values["ReviseReservation.Total"] = one;
    }

    private async Task FillPaymentsAsync(Dictionary<string, object?> values)
    {
        var (open, paid, reserved, offline) = (NewPayment(), NewPayment(), NewPayment(), NewPayment() with { Method = "bank-transfer" });
        foreach (var payment in new[] { open, paid, reserved, offline })
            await GetAsync(payment);
        foreach (var payment in new[] { paid, reserved })
            Gateway.Pay(payment.PaymentId);
        await GetAsync(new RefreshPayment(paid.PaymentId));

        var capture = Host.Services.GetRequiredService<IOptions<PaymentsOptions>>().Value;
        capture.Capture = CaptureTime.OnShipment;
        var later = NewPayment();
        await GetAsync(later);
        Gateway.Pay(later.PaymentId);
        await GetAsync(new RefreshPayment(later.PaymentId));
        capture.Capture = CaptureTime.Immediately;

        var card = (IssuedGiftCard)values["GiftCard"]!;
        var holder = Guid.CreateVersion7();
        await GetAsync(new HoldStoredValue(holder, card.Id, AnOrder.Eur(5), TimeSpan.FromMinutes(15)));
        await GetAsync(new CreditStoreAccount(Guid.CreateVersion7(), (Guid)values["AccountId"]!, AnOrder.Eur(20), "Sorry", StaffId));
        Gateway.CreateUnrequestedCharge(1000);
        await GetAsync(new ReconcilePayments());
        var refund = await GetAsync(new RefundPayment(paid.Reference, Guid.CreateVersion7(), AnOrder.Eur(1), Message.Of("Part"), StaffId));
        var webhook = Gateway.WebhooksOf(reserved.PaymentId)[^1];
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PaymentsDbContext>();
        await db.Set<Refund>()
            .Where(row => row.Id == refund.RefundId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, RefundState.Failed));
        var parked = new WebhookEvent("parked", "card", Encoding.UTF8.GetString(TestGateway.BodyOf(webhook)), Clock.Now);
        parked.Park(PaymentErrors.WebhookEventWithoutPayment, Clock.Now);
        db.WebhookEvents.Add(parked);
        await db.SaveChangesAsync();

        values["Reference"] = paid.Reference;
        values["ReferenceText"] = "S-100001-7";
        values["Method"] = "card";
        values["ReturnUrl"] = "http://localhost/orders";
        values["StartPayment.Reference"] = Guid.CreateVersion7();
        values["PromisePayment.Reference"] = Guid.CreateVersion7();
        values["RefreshPayment.PaymentId"] = reserved.PaymentId;
        values["PayInSandbox.PaymentId"] = open.PaymentId;
        values["PayInSandbox.Card"] = ApiShopper.GoodCard;
        values["CapturePayment.Reference"] = later.Reference;
        values["ReleaseAuthorization.Reference"] = later.Reference;
        values["RecordManualPayment.PaymentId"] = offline.PaymentId;
        values["DisableGiftCard.Id"] = card.Id;
        values["AdjustGiftCard.Id"] = card.Id;
        values["StoredValueId"] = card.Id;
        values["ReleaseStoredValue.Reference"] = holder;
        values["PayWithStoredValue.Reference"] = Guid.CreateVersion7();
        values["RetryRefund.RefundId"] = refund.RefundId;
        values["RepairMismatch.MismatchId"] = (await GetAsync(new ListMismatches())).Open[0].Id;
        values["RepairMismatch.Repair"] = Repair.Explain;
        values["RepairMismatch.Reason"] = "Known";
        values["Provider"] = "card";
        values["Payments.RetryWebhookEvent.WebhookEventId"] = "parked";
        values["ReceiveWebhookEvent.Channel"] = "card";
        values["ReceiveWebhookEvent.Body"] = TestGateway.BodyOf(webhook);
        values["ReceiveWebhookEvent.Signature"] = TestGateway.Sign(TestGateway.BodyOf(webhook), Gateway.Secrets.WebhookSecret, Clock.Now);
    }

    private async Task FillOrdersAsync(Dictionary<string, object?> values)
    {
        var card = (IssuedGiftCard)values["GiftCard"]!;
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("TEA"), null, 500, null, null, "Plenty", StaffId));
        await GetAsync(new AdjustStock(Guid.CreateVersion7(), Sku.Of("MUG"), null, 500, null, null, "Plenty", StaffId));
        var promotion = await GetAsync(
            new SavePromotion(Guid.CreateVersion7(), 0, TenPercent, new NewCode("TEN-OFF", null, null), StaffId)
        );
        var code = (await GetAsync(new ListDiscountCodes(promotion.Id, 1, 10))).Items.Single();

        var guest = NewShopper();
        await guest.FillAsync(("TEA", 2));
        var coded = NewShopper();
        await coded.FillAsync(("TEA", 2));
        var codedOwner = new CartOwner(null, coded.Secret);
        await GetAsync(new ApplyDiscountCode(coded.Cart, codedOwner, "TEN-OFF"));
        await GetAsync(new ApplyGiftCard(coded.Cart, codedOwner, card.Code));
        var account = (Guid)values["AccountId"]!;
        var own = Guid.CreateVersion7();
        await GetAsync(new CreateCart(own, account));

        var pending = await PlaceAsync("card", ("TEA", 1));
        var paid = await BuyAsync(("TEA", 3), ("MUG", 1));
        var held = await BuyAsync(("TEA", 1));
        await DoAsync(new HoldOrder(held.Number!, "Look at it", StaffId));
        var packed = await ShippedAsync(dispatch: false);
        var onItsWay = await ShippedAsync(dispatch: true);
        var received = await ReceivedAsync();
        var parcel = (await ViewAsync(packed)).Shipments.Single();
        var draft = await DraftAsync();
        await OfferPickUpAsync(Hall);
        var collector = NewShopper();
        await collector.FillAsync(("TEA", 1));
        await collector.PlaceAsync(shipping: "pick-up");
        await collector.PayAsync();
        await DeliverEvents();
        await GetAsync(new ShipUnits(collector.Number!, Guid.CreateVersion7(), null, null, null, Dispatch: false, StaffId));
        await DeliverEvents();
        var (requested, approved, arrived, inspected, resolved) = (
            await ReturnAsync(0),
            await ReturnAsync(1),
            await ReturnAsync(2),
            await ReturnAsync(3),
            await ReturnAsync(4)
        );

        var bad = "bad"u8.ToArray();
        await GetAsync(new ReceiveCarrierWebhookEvent(StubCarrier.Name, bad, null));
        carrier.ShipmentId = parcel.Id;

        values["OrderNumber"] = paid.Number;
        values["Viewer"] = new OrderViewer(null, null, IsStaff: true);
        values["Owner"] = new CartOwner(null, guest.Secret);
        values["CartId"] = guest.Cart;
        values["AddToCart.CartId"] = guest.Cart;
        values["ChangeCartLine.Quantity"] = 3;
        values["ApplyDiscountCode.Code"] = "TEN-OFF";
        values["ApplyGiftCard.Code"] = card.Code;
        foreach (var command in new[] { "RemoveDiscountCode", "RemoveGiftCard" })
            (values[command + ".CartId"], values[command + ".Owner"]) = (coded.Cart, codedOwner);
        values["RemoveDiscountCode.Code"] = "TEN-OFF";
        values["RemoveGiftCard.GiftCardId"] = card.Id;
        values["UseStoreCredit.CartId"] = own;
        values["UseStoreCredit.Owner"] = new CartOwner(account, null);
        values["UseStoreCredit.IsUsed"] = true;
        values["CreateCart.CartId"] = Guid.CreateVersion7();
        values["MergeCarts.GuestCartId"] = guest.Cart;
        values["MergeCarts.GuestSecret"] = guest.Secret;
        values["PaymentMethod"] = "card";
        values["ShippingMethod"] = "standard";
        values["ReopenCart.OrderNumber"] = pending.Number;
        values["PayForOrder.OrderNumber"] = pending.Number;
        foreach (var command in new[] { "IssuePackingSlip", "RepackShipment" })
            (values[command + ".OrderNumber"], values[command + ".ShipmentId"]) = (packed.Number, parcel.Id);
        values["RepackShipment.Lines"] = new[] { new UnitsToShip("TEA", 1) };
        values["SaveDraft.Lines"] = new[] { new DraftLine(Sku.Of("TEA"), 1, null) };
        values["SaveDraft.ShippingMethod"] = null;
        values["SendDraft.OrderNumber"] = draft;
        values["ConfirmOnTerms.OrderNumber"] = draft;
        values["CancelUnits.Lines"] = new[] { new UnitsToCancel("TEA", 1) };
        values["ReleaseOrder.OrderNumber"] = held.Number;
        values["ConfirmReceipt.OrderNumber"] = onItsWay.Number;
        values["RefundOrder.Amount"] = AnOrder.Eur(1);
        values["RefundOrder.Lines"] = null;
        values["ReviseOrder.Version"] = (await ViewAsync(paid)).Version;
        values["ReviseOrder.Lines"] = new[] { new RevisedLine("TEA", 2) };
        values["ShipUnits.Lines"] = null;
        values["PromotionId"] = promotion.Id;
        values["AddDiscountCode.Code"] = new NewCode("OTHER", null, null);
        values["SwitchDiscountCode.CodeId"] = code.Id;
        values["DeletePromotion.Id"] = promotion.Id;
        values["SavePromotion.Input"] = TenPercent;
        values["SavePromotion.Version"] = 0;
        values["ReturnId"] = requested;
        values["RequestReturn.ReturnId"] = Guid.CreateVersion7();
        values["RequestReturn.OrderNumber"] = received.Number;
        values["CancelOrder.Reason"] = "Out of stock";
        values["RequestReturn.Reason"] = "Too much";
        values["RequestReturn.Lines"] = new[] { new UnitsToReturn("TEA", 1) };
        values["MarkReturnSent.ReturnId"] = approved;
        values["ReceiveReturn.ReturnId"] = approved;
        values["ReceiveReturn.Lines"] = null;
        values["InspectReturn.ReturnId"] = arrived;
        values["InspectReturn.Lines"] = new[] { new InspectedUnits("TEA", 1, 0, 0, 0) };
        values["CloseReturn.ReturnId"] = resolved;
        values["ResolveReturn.ReturnId"] = inspected;
        values["ResolveReturn.Lines"] = new[] { new ResolvedUnits("TEA", ReturnResolution.Refund) };

        var zone = Guid.CreateVersion7();
        await DoAsync(new SaveZone(zone, "New Zealand", ["NZ"], [], [], 0, StaffId));
        await GetAsync(
            new CreateShipment
            {
                ShipmentId = Guid.CreateVersion7(),
                Reference = Guid.CreateVersion7(),
                ReferenceText = "S-100001-7",
                ShippingMethod = "standard",
                Address = AnOrder.Address,
                Lines = [new ShipmentLine(Guid.CreateVersion7(), Sku.Of("TEA"), "Tea", 1)],
                Carrier = null,
                TrackingNumber = null,
                StaffId = StaffId,
            }
        );

        values["SaveZone.Countries"] = new[] { "AU" };
        values["SaveZone.Version"] = 0;
        values["SaveZone.Methods"] = new[]
        {
            new ShippingMethod
            {
                Code = "austria",
                Name = "Austria",
                Carrier = "Post",
                Kind = RateKind.Flat,
                Price = AnOrder.Eur(9),
                PricePerKilogram = null,
                FreeOver = null,
                MaxWeightGrams = null,
                MinDays = 2,
                MaxDays = 4,
                IsActive = true,
            },
        };
        values["DeleteZone.Id"] = zone;
        ShipmentLine[] contents = [new(Guid.CreateVersion7(), Sku.Of("TEA"), "Tea", 1)];
        values["CreateShipment.Lines"] = contents;
        values["ChangeShipmentLines.Lines"] = contents;
        values["ChangeShipmentLines.ShipmentId"] = parcel.Id;
        values["RecordShipmentEvent.ShipmentId"] = parcel.Id;
        values["RecordShipmentEvent.Status"] = ShipmentStatus.Shipped;
        values["ConfirmDelivery.Reference"] = (await ViewAsync(onItsWay)).Id;
        values["Carrier"] = StubCarrier.Name;
        values["ReceiveCarrierWebhookEvent.Body"] = "good"u8.ToArray();
        values["WebhookEventId"] = "bad";
        values["RecordVisit.VisitorHash"] = "visitor";
        values["Restock"] = true;
    }

    private static PromotionInput TenPercent { get; } =
        new(
            "Ten percent",
            PromotionKind.Percentage,
            Percent: 10,
            null,
            null,
            null,
            [],
            [],
            null,
            null,
            CustomerGroup.Everyone,
            null,
            null,
            IsActive: true,
            Priority: 0,
            Combines: true,
            NeedsCode: true
        );

    private static StartPayment NewPayment() =>
        new()
        {
            PaymentId = Guid.CreateVersion7(),
            Reference = Guid.CreateVersion7(),
            ReferenceText = "S-100001-7",
            Amount = AnOrder.Eur(30),
            Total = AnOrder.Eur(30),
            Method = "card",
            Email = "ada@example.com",
            ReturnUrl = "http://localhost/orders/S-100001-7",
        };

    private async Task<ApiShopper> ShippedAsync(bool dispatch)
    {
        var shopper = await BuyAsync(("TEA", 2));
        await GetAsync(new ShipUnits(shopper.Number!, Guid.CreateVersion7(), null, null, null, dispatch, StaffId));
        await DeliverEvents();
        return shopper;
    }

    private async Task<ApiShopper> ReceivedAsync()
    {
        var shopper = await ShippedAsync(dispatch: true);
        await DoAsync(new ConfirmReceipt(shopper.Number!, new OrderViewer(null, null, IsStaff: true)));
        await DeliverEvents();
        return shopper;
    }

    private async Task<string> DraftAsync()
    {
        var draft = new SaveDraft(
            Guid.CreateVersion7(),
            "ada@example.com",
            AnOrder.Address,
            null,
            [new DraftLine(Sku.Of("TEA"), 1, null)],
            null,
            null,
            null,
            StaffId
        );
        return (await GetAsync(draft)).Number;
    }

    /// <summary>Requests a return and advances it by that many steps: approved, received, inspected, resolved.</summary>
    private async Task<Guid> ReturnAsync(int steps)
    {
        var shopper = await ReceivedAsync();
        var id = Guid.CreateVersion7();
        await GetAsync(
            new RequestReturn(
                shopper.Number!,
                new OrderViewer(null, null, IsStaff: true),
                id,
                ReturnKind.Return,
                [new UnitsToReturn("TEA", 1)],
                "Too much",
                null
            )
        );
        if (steps > 0)
            await DoAsync(new ApproveReturn(id, StaffId));
        if (steps > 1)
            await DoAsync(new ReceiveReturn(id, null, StaffId));
        if (steps > 2)
            await DoAsync(new InspectReturn(id, [new InspectedUnits("TEA", 1, 0, 0, 0)], StaffId));
        if (steps > 3)
            await GetAsync(new ResolveReturn(id, [new ResolvedUnits("TEA", ReturnResolution.Repair)], null, null, null, StaffId));
        await DeliverEvents();
        return id;
    }

    private static byte[] PlateFile => "Handle,Title,Variant SKU,Variant Price\nplate,Plate,PLATE,9.00\n"u8.ToArray();

    /// <summary>A carrier that books everything, and reads a webhook's body as its id.</summary>
    private sealed class StubCarrier : ICarrier
    {
        public const string Name = "stub";

        public string Code => Name;

        /// <summary>The shipment that the webhook events refer to.</summary>
        public Guid? ShipmentId { get; set; }

        public Task<BookedParcel?> BookAsync(Shipment shipment, CancellationToken cancellationToken) =>
            Task.FromResult<BookedParcel?>(new BookedParcel("TRACK", "https://example.com/label"));

        public TrackingUpdate? Read(byte[] body, string? signature, DateTimeOffset now) => Parse(body);

        public TrackingUpdate? Parse(byte[] body) => new(Encoding.UTF8.GetString(body), ShipmentId, ShipmentStatus.Shipped, 1, null);
    }
}
