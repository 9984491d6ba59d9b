namespace Shop.Orders.Domain.Orders;

/// <summary>
/// An account with orders on credit terms; concurrent confirmations conflict on this row, which protects the credit limit.
/// </summary>
internal sealed class CreditAccount(Guid id)
{
    /// <summary>The account id.</summary>
    public Guid Id { get; private set; } = id;

    /// <summary>Number of orders confirmed on credit terms.</summary>
    public int Orders { get; private set; }

    public void CountOrder() => Orders++;
}
