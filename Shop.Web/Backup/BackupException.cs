namespace Shop.Web.Backup;

/// <summary>A backup or a restore cannot go on; the message says why, and what was left as it was.</summary>
internal sealed class BackupException(string message) : Exception(message);
