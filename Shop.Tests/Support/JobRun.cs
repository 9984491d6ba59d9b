using System.Reflection;
using Quartz;

namespace Shop.Tests.Support;

/// <summary>The little that a job of ours asks of its run: the data it was given. Everything else is empty.</summary>
public class JobRun : DispatchProxy
{
    private JobDataMap data = [];

    public static IJobExecutionContext With(JobDataMap data)
    {
        var run = Create<IJobExecutionContext, JobRun>();
        ((JobRun)(object)run).data = data;
        return run;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        return targetMethod.Name == "get_MergedJobDataMap" ? data
            : type.IsValueType && type != typeof(void) ? Activator.CreateInstance(type)
            : null;
    }
}
