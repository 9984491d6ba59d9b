namespace Shop.Orders.Domain.Orders;

/// <summary>An account that orders on credit terms: the row that rivals for its limit race for.</summary>
internal sealed class CreditAccount(Guid id)
{
    /// <summary>The account's.</summary>
    public Guid Id { get; private set; } = id;

    /// <summary>How many orders were confirmed on its terms.</summary>
    public int Orders { get; private set; }

    public void CountOrder() => Orders++;
}
