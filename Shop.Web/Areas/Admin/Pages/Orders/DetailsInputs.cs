using Shop.Orders.Contracts.Returns;

namespace Shop.Web.Areas.Admin.Pages.Orders;

/// <summary>Units by line id. The form's id makes a repeated submit the same shipment.</summary>
public sealed record ShipInput
{
    public Guid? Id { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public string? Carrier { get; set; }

    public string? TrackingNumber { get; set; }

    /// <summary>Location code; blank ships from where the units are reserved.</summary>
    public string? Location { get; set; }

    public bool Dispatch { get; set; }
}

public sealed record RefundInput
{
    public Guid? Id { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public string? Amount { get; set; }

    public string? Shipping { get; set; }

    public bool Restock { get; set; }

    public string? Reason { get; set; }

    /// <summary>The amount shown in the preview next to the button.</summary>
    public string? Shown { get; set; }
}

public sealed record CancellationInput
{
    public Guid? Id { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public bool Refund { get; set; }

    public bool Restock { get; set; } = true;

    public string? Reason { get; set; }
}

/// <summary>A return created by staff for the customer.</summary>
public sealed record TakeBackInput
{
    public Guid? Id { get; set; }

    public Dictionary<string, int?> Units { get; set; } = [];

    public ReturnKind Kind { get; set; }

    public string? Reason { get; set; }
}

public sealed record MoneyInput
{
    public Guid? Id { get; set; }

    public string? Amount { get; set; }

    public string? Note { get; set; }
}

public sealed record ReasonInput
{
    public string? Text { get; set; }
}

public sealed record NoteInput
{
    public Guid? Id { get; set; }

    public string? Text { get; set; }
}
