namespace Shop.Chaos;

/// <summary>An order in the shop's records.</summary>
internal sealed record RecordedOrder(string Number, string Status, string PaymentStatus, decimal Total);

/// <summary>A charge in the gateway's records.</summary>
internal sealed record RecordedCharge(string Order, decimal Captured, decimal Refunded);

/// <summary>What was acknowledged to a shopper: the order's number and total, and whether the payment was confirmed.</summary>
internal sealed record AcknowledgedOrder(string Number, decimal Total, bool Paid);

/// <summary>Compares three independent records: the shop's, the gateway's and the shoppers'.</summary>
internal static class RecordComparison
{
    private static readonly HashSet<string> Active = ["confirmed", "on_hold", "completed"];
    private static readonly HashSet<string> Ended = ["canceled", "expired"];

    /// <summary>One sentence per difference; empty when all records agree.</summary>
    public static IReadOnlyList<string> Compare(
        IReadOnlyCollection<RecordedOrder> orders,
        IReadOnlyCollection<RecordedCharge> charges,
        IReadOnlyCollection<AcknowledgedOrder> acknowledged
    )
    {
        List<string> problems = [];
        var byNumber = new Dictionary<string, RecordedOrder>();
        foreach (var order in orders)
            if (!byNumber.TryAdd(order.Number, order))
                problems.Add($"{order.Number} is in the shop twice");

        foreach (var sameNumber in acknowledged.GroupBy(entry => entry.Number))
        {
            if (sameNumber.Count() > 1)
                problems.Add($"{sameNumber.Key} was acknowledged for {sameNumber.Count()} carts");
            var (number, total, paid) = sameNumber.First();
            if (!byNumber.TryGetValue(number, out var order))
                problems.Add($"{number} was acknowledged and is lost");
            else if (order.Total != total)
                problems.Add($"{number} was acknowledged with {total} and costs {order.Total}");
            else if (paid && !Active.Contains(order.Status) && !Ended.Contains(order.Status))
                problems.Add($"{number} was paid and is {order.Status}");
        }

        var kept = charges
            .GroupBy(charge => charge.Order)
            .ToDictionary(group => group.Key, group => group.Sum(charge => charge.Captured - charge.Refunded));
        foreach (var (number, sum) in kept.Where(entry => entry.Value != 0))
            if (!byNumber.TryGetValue(number, out var order))
                problems.Add($"{sum} were charged for {number}, which the shop does not know");
            else if (Ended.Contains(order.Status))
                problems.Add($"{number} is {order.Status} and {sum} were not refunded");
            else if (sum != order.Total)
                problems.Add($"{sum} were charged for {number}, which costs {order.Total}");

        foreach (var order in orders)
        {
            var sum = kept.GetValueOrDefault(order.Number);
            if (order.PaymentStatus == "paid" && sum != order.Total)
                problems.Add($"{order.Number} is paid in the shop, and the gateway has {sum} of {order.Total}");
            else if (order.PaymentStatus is "unpaid" or "pending" && sum > 0)
                problems.Add($"{order.Number} is {order.PaymentStatus} in the shop, and the gateway has {sum}");
            else if (order.PaymentStatus == "overpaid")
                problems.Add($"{order.Number} is overpaid");
        }

        return problems;
    }
}
