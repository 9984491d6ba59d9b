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

    public int Placed { get; set; }

    public int Carts { get; set; }

    public int Visitors { get; set; }

    public int ProductVisitors { get; set; }

    public DateTimeOffset RolledUpAt { get; set; }
}

/// <summary>What a staff member did; never altered. What is longer than there is room for is cut, and ends in an ellipsis then.</summary>
internal sealed class AuditEntry(Guid id, DateTimeOffset at, Guid staffId, string action, string subject, string? detail)
{
    public const int LongestSubject = 100;
    public const int LongestDetail = 300;

    public Guid Id { get; private set; } = id;

    public DateTimeOffset At { get; private set; } = at;

    public Guid StaffId { get; private set; } = staffId;

    public string Action { get; private set; } = action;

    public string Subject { get; private set; } = Cut(subject, LongestSubject);

    public string? Detail { get; private set; } = detail is null ? null : Cut(detail, LongestDetail);

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;

        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }
}

/// <summary>The secret that makes a day's visitor hashes; gone after two days, and with it any way back to a visitor.</summary>
internal sealed class DaySecret(DateOnly day, string secret)
{
    public DateOnly Day { get; private set; } = day;

    public string Secret { get; private set; } = secret;
}
