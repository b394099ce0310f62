namespace Truce.Server;

/// <summary>The database cannot be used, and why, in lower case without a full stop.</summary>
public sealed class DatabaseException(string message) : Exception(message);
