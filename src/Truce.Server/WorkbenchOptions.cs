using System.Net;

namespace Truce.Server;

/// <summary>How a workbench is run.</summary>
public sealed record WorkbenchOptions
{
    /// <summary>Where everything is kept that is not in a database of its own: the SQLite file, and uploads while they are read.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A PostgreSQL, as <c>postgres://user:password@host:port/database</c>; null for an SQLite file in <see cref="DataFolder"/>.</summary>
    public Uri? Database { get; init; }

    /// <summary>Whether people sign in with accounts. Without, whoever has the start-up token is the one person who uses it.</summary>
    public bool HasAccounts { get; init; }

    /// <summary>The address to listen at. Default: this machine only.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port to listen at; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>Under which address browsers find it, when that is another one than <see cref="Address"/> and <see cref="Port"/> say: that of a proxy in front.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>What the one person of a workbench without accounts is called.</summary>
    public string LocalName { get; init; } = "you";

    /// <summary>How many bytes opened dossiers and their results may take before those longest unused are let go. Default 96 MiB.</summary>
    public long CacheBytes { get; init; } = 96L << 20;

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
