using Microsoft.AspNetCore.Http.Features;

namespace Truce.Server.Features.Exchange;

/// <summary>How much a form may hold. Files of forms are kept in memory: none is written outside the data folder.</summary>
internal static class FormLimits
{
    public static FormOptions Options { get; } = new()
    {
        BufferBody = false,
        MemoryBufferThreshold = (int)Workbench.MostRequestBytes,
        MultipartBodyLengthLimit = Workbench.MostRequestBytes,
        BufferBodyLengthLimit = Workbench.MostRequestBytes,
        ValueCountLimit = 10_000,
        ValueLengthLimit = UploadLimits.MostFileBytes,
        KeyLengthLimit = 1024,
        MultipartHeadersCountLimit = 16,
        MultipartHeadersLengthLimit = 8192,
    };
}
