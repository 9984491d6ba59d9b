using MediatR;

namespace Shop.Kernel.Messaging;

/// <summary>A request that changes state and returns no value.</summary>
public interface ICommand : IRequest<Result>;

/// <summary>A request that changes state and returns a value.</summary>
public interface ICommand<T> : IRequest<Result<T>>;
