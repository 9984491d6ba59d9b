using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Shop.Kernel.Persistence;

/// <summary>
/// Makes aggregates read-only that a query does not track, so that a missing <c>AsTracking()</c> throws instead of losing the change. It is
/// compiled into the query; an <see cref="IMaterializationInterceptor"/> would create two delegates per property of every loaded entity.
/// </summary>
internal sealed class ReadOnlyAggregates : IInstantiationBindingInterceptor
{
    private static readonly MethodInfo ReadOnlyMethod = typeof(ReadOnlyAggregates).GetMethod(
        nameof(ReadOnly),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    private ReadOnlyAggregates() { }

    /// <summary>One instance: EF Core builds its internal services once per set of such interceptors.</summary>
    public static ReadOnlyAggregates Instance { get; } = new();

    public InstantiationBinding ModifyBinding(InstantiationBindingInterceptionData interceptionData, InstantiationBinding binding) =>
        interceptionData.TypeBase.ClrType.IsAssignableTo(typeof(IAggregateRoot)) ? new Binding(binding) : binding;

    private static T ReadOnly<T>(T aggregate)
        where T : IAggregateRoot
    {
        aggregate.MakeReadOnly();
        return aggregate;
    }

    private sealed class Binding(InstantiationBinding inner) : InstantiationBinding(inner.ParameterBindings)
    {
        public override Type RuntimeType => inner.RuntimeType;

        public override Expression CreateConstructorExpression(ParameterBindingInfo bindingInfo)
        {
            var instance = inner.CreateConstructorExpression(bindingInfo);
            return bindingInfo.QueryTrackingBehavior is null or QueryTrackingBehavior.TrackAll
                ? instance
                : Expression.Call(ReadOnlyMethod.MakeGenericMethod(RuntimeType), instance);
        }

        public override InstantiationBinding With(IReadOnlyList<ParameterBinding> parameterBindings) =>
            new Binding(inner.With(parameterBindings));
    }
}
