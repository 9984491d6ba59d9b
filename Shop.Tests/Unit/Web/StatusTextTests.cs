using Shop.Kernel;
using Shop.Logistics.Contracts.Shipments;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Promotions;
using Shop.Orders.Contracts.Returns;
using Shop.Payments.Contracts.Attempts;
using Shop.Payments.Contracts.StoredValues;
using Shop.Web.TagHelpers;

namespace Shop.Tests.Unit.Web;

public sealed class StatusTextTests
{
    [TestCase(typeof(OrderStatus), StatusKind.Staff)]
    [TestCase(typeof(OrderStatus), StatusKind.Order)]
    [TestCase(typeof(PaymentState), StatusKind.Staff)]
    [TestCase(typeof(PaymentState), StatusKind.Payment)]
    [TestCase(typeof(FulfillmentState), StatusKind.Staff)]
    [TestCase(typeof(FulfillmentState), StatusKind.Fulfillment)]
    [TestCase(typeof(ShipmentStatus), StatusKind.Staff)]
    [TestCase(typeof(ShipmentStatus), StatusKind.Shipment)]
    [TestCase(typeof(ReturnStatus), StatusKind.Staff)]
    [TestCase(typeof(ReturnStatus), StatusKind.Return)]
    [TestCase(typeof(ReturnKind), StatusKind.Staff)]
    [TestCase(typeof(ReturnResolution), StatusKind.Staff)]
    [TestCase(typeof(RefundStatus), StatusKind.Staff)]
    [TestCase(typeof(PaymentStatus), StatusKind.Staff)]
    [TestCase(typeof(LedgerKind), StatusKind.Staff)]
    [TestCase(typeof(StoredValueMoveKind), StatusKind.Staff)]
    [TestCase(typeof(PromotionState), StatusKind.Staff)]
    public void Every_status_has_a_text(Type status, StatusKind kind)
    {
        var values = Enum.GetValues(status).Cast<Enum>().ToList();

        var missing = values.Where(value =>
            StatusBadgeTagHelper.Text(value, kind).EndsWith("_" + value.ApiName(), StringComparison.Ordinal)
        );

        Assert.That(values, Is.Not.Empty);
        Assert.That(missing, Is.Empty);
    }
}
