using MediatR;

namespace Shop.Kernel.Messaging;

/// <summary>A request that changes nothing. A resource that does not exist, or belongs to someone else, is a NotFound error.</summary>
public interface IQuery<T> : IRequest<Result<T>>;
