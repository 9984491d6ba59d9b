namespace Shop.PrivatePostgres;

/// <summary>A backup or a restore cannot go on; the message says why, and what was left as it was.</summary>
public sealed class BackupException(string message) : Exception(message);
