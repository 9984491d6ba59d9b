using Shop.Kernel;

namespace Shop.Reporting.Domain;

/// <summary>A staff action; immutable. A subject that is too long is truncated with an ellipsis.</summary>
internal sealed class AuditEntry(Guid id, DateTimeOffset at, Guid staffId, string action, string subject, Message? detail)
{
    public const int MaxSubjectLength = 100;

    public Guid Id { get; private set; } = id;

    public DateTimeOffset At { get; private set; } = at;

    public Guid StaffId { get; private set; } = staffId;

    public string Action { get; private set; } = action;

    public string Subject { get; private set; } = Cut(subject);

    public Message? Detail { get; private set; } = detail;

    private static string Cut(string text)
    {
        if (text.Length <= MaxSubjectLength)
            return text;

        var end = char.IsHighSurrogate(text[MaxSubjectLength - 2]) ? MaxSubjectLength - 2 : MaxSubjectLength - 1;
        return text[..end] + "…";
    }
}
