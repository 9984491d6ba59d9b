using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Domain.Orders;
using Shop.Orders.Domain.Pricing;

namespace Shop.Tests.Support;

/// <summary>Builds orders for tests with the commands that lead to their state.</summary>
internal static class AnOrder
{
    public static DateTimeOffset Monday { get; } = new(2031, 3, 3, 10, 0, 0, TimeSpan.Zero);

    public static Guid StaffId { get; } = new("0196b000-0000-7000-8000-00000000000b");

    /// <summary>The first shipment of an order that <see cref="In"/> shipped.</summary>
    public static Guid Parcel { get; } = new("0196b000-0000-7000-8000-0000000000c1");

    public static PostalAddress Address { get; } =
        new("Ada Lovelace", null, "Invalidenstraße 1", null, "Berlin", null, "10115", "DE", null);

    public static Money Eur(decimal amount) => new(amount, Currency.Eur);

    public static LineSnapshot Line(
        string sku,
        int quantity,
        decimal price,
        decimal discount = 0,
        decimal taxRate = 19,
        bool requiresShipping = true
    ) =>
        new()
        {
            Sku = Sku.Of(sku),
            ProductId = Guid.CreateVersion7(),
            VariantId = Guid.CreateVersion7(),
            ProductSlug = sku,
            Title = sku,
            VariantTitle = string.Empty,
            Options = [],
            WeightGrams = 100,
            RequiresShipping = requiresShipping,
            Quantity = quantity,
            UnitPrice = Eur(price),
            Discount = Eur(discount),
            Total = Eur((quantity * price) - discount),
            TaxRate = taxRate,
            Tax = Eur(0),
        };

    /// <summary>An unpaid order. Without lines: three mugs at 10.</summary>
    public static Order Placed(params LineSnapshot[] lines) => Placed(0, lines);

    public static Order Placed(decimal shipping, params LineSnapshot[] lines)
    {
        var order = Order.Place(Placement(shipping, lines), Monday);
        order.TakeDomainEvents();
        return order;
    }

    /// <summary>The data fixed at placement. Without lines: three mugs at 10.</summary>
    public static Placement Placement(decimal shipping, params LineSnapshot[] lines)
    {
        if (lines.Length == 0)
            lines = [Line("MUG", 3, 10)];
        var totals = OrderTotals.Of(
            [.. lines.Select(line => new PricedLine(line.UnitPrice, line.Quantity, line.Discount, line.TaxRate))],
            Eur(shipping)
        );
        return new Placement
        {
            Id = new OrderId(Guid.CreateVersion7()),
            Number = "S-100001-7",
            Email = "ada@example.com",
            ShippingAddress = Address,
            BillingAddress = Address,
            ShippingMethod = "standard",
            ShippingMethodName = "Standard",
            DeliveryPromise = Message.Of("in 2 to 4 days"),
            PaymentMethod = "card",
            FirstPaymentId = Guid.CreateVersion7(),
            PaymentTime = TimeSpan.FromMinutes(60),
            Lines = [.. lines.Select((line, index) => line with { Tax = totals.LineTaxes[index] })],
            Totals = totals,
        };
    }

    /// <summary>A fully paid, confirmed order.</summary>
    public static Order Paid(params LineSnapshot[] lines)
    {
        var order = Placed(lines);
        order.Pay(order.Total);
        order.Confirm(Monday);
        order.TakeDomainEvents();
        return order;
    }

    /// <summary>An order in any status, built with the commands that lead to it.</summary>
    public static Order In(OrderStatus status)
    {
        var order = status switch
        {
            OrderStatus.Draft => Order.Draft(Placement(0), Monday),
            OrderStatus.PendingPayment or OrderStatus.Expired => Placed(),
            _ => Paid(),
        };
        switch (status)
        {
            case OrderStatus.Expired:
                order.Expire(Monday);
                break;
            case OrderStatus.Canceled:
                order.Cancel(Message.Of("Changed my mind"), Actor.Customer, Monday);
                break;
            case OrderStatus.OnHold:
                order.Hold(Message.Of("Strange address"), Actor.Staff(StaffId), Monday);
                break;
            case OrderStatus.Completed:
                order.Ship(Parcel);
                order.RecordDelivered(Parcel, Actor.System, Monday);
                break;
        }

        Assert.That(order.Status, Is.EqualTo(status), "the builder reaches the status");
        order.TakeDomainEvents();
        return order;
    }

    /// <summary>Applies a payment as if Payments had reported it.</summary>
    public static void Pay(this Order order, Money captured) =>
        order.UpdatePaymentTotals(Eur(0), captured, order.Refunded, hasAcceptedOffline: false, Monday);

    /// <summary>Ships units, all that are left when none are given.</summary>
    public static void Ship(this Order order, Guid parcel, params (string Sku, int Quantity)[] units)
    {
        order.Assign(parcel, units.Length == 0 ? null : order.Units(units), null, null, dispatch: false, StaffId, Monday);
        order.RecordShipped(parcel, "DHL", "JD1", Monday);
    }

    public static IReadOnlyList<LineQuantity> Units(this Order order, params (string Sku, int Quantity)[] units) =>
        [.. units.Select(unit => new LineQuantity(order.LineOf(unit.Sku).Id.Value, unit.Quantity))];

    public static LineItem LineOf(this Order order, string sku) => order.Lines.Single(line => line.Sku == Sku.Of(sku));
}
