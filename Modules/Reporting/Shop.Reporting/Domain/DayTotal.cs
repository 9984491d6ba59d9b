namespace Shop.Reporting.Domain;

/// <summary>One day's figures, worked out from its facts; made anew whenever a fact of that day was written since.</summary>
internal sealed class DayTotal(DateOnly day)
{
    public DateOnly Day { get; private set; } = day;

    public int Orders { get; set; }

    public decimal Items { get; set; }

    public decimal Discount { get; set; }

    public decimal Shipping { get; set; }

    public decimal Tax { get; set; }

    public decimal Gross { get; set; }

    public decimal Returned { get; set; }

    public decimal ReturnedTax { get; set; }

    public int Carts { get; set; }

    public int Visitors { get; set; }

    public int ProductVisitors { get; set; }

    public DateTimeOffset RolledUpAt { get; set; }
}

/// <summary>The secret that makes a day's visitor hashes; gone after two days, and with it any way back to a visitor.</summary>
internal sealed class DaySecret(DateOnly day, string secret)
{
    public DateOnly Day { get; private set; } = day;

    public string Secret { get; private set; } = secret;
}
