namespace Shop.Reporting.Domain;

/// <summary>The figures of one day, calculated from its facts; recalculated whenever a fact of that day was written.</summary>
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

/// <summary>The secret of a day's visitor hashes; deleted after two days, so that hashes can no longer be traced to visitors.</summary>
internal sealed class DaySecret(DateOnly day, string secret)
{
    public DateOnly Day { get; private set; } = day;

    public string Secret { get; private set; } = secret;
}
