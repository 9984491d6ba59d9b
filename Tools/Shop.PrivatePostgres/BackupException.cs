namespace Shop.PrivatePostgres;

/// <summary>A backup or restore failed; the message says why, and what was left unchanged.</summary>
public sealed class BackupException(string message) : Exception(message);
