namespace Shop.Reporting.Domain;

/// <summary>A staff action; immutable. Values that are too long are truncated with an ellipsis.</summary>
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
