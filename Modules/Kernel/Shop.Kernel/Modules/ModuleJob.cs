using MediatR;

namespace Shop.Kernel.Modules;

/// <summary>
/// Work that a module does on a schedule: a request that is sent by one of the hosts and answers how much it did. It never runs beside
/// itself, and must be safe to repeat. When the request is refused, the run fails.
/// </summary>
/// <param name="Id">Stable: the schedule is stored under it.</param>
/// <param name="Cron">Six fields, seconds first, in the shop's time zone.</param>
/// <param name="RepeatFor">How long the request is sent again as long as it finds something to do.</param>
public sealed record ModuleJob(string Id, string Cron, IRequest<Result<int>> Request, TimeSpan RepeatFor);
