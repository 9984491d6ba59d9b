using MediatR;

namespace Shop.Kernel.Modules;

/// <summary>
/// Scheduled work of a module: a request that one of the hosts sends and that returns how many items it processed. It never runs
/// concurrently with itself and must be safe to repeat. The run fails when the request is refused.
/// </summary>
/// <param name="Id">Stable: the schedule is stored under this id.</param>
/// <param name="Cron">Six fields, seconds first, in the shop's time zone.</param>
/// <param name="RepeatFor">How long the request is repeated while it still finds work.</param>
public sealed record ModuleJob(string Id, string Cron, IRequest<Result<int>> Request, TimeSpan RepeatFor);
