using Shop.Kernel.Messaging;

namespace Shop.Catalog.Contracts.Media;

/// <summary>
/// A stored picture in one of its widths (320, 640, 960 and 1280), for the page that serves <c>/media/w{width}/{name}</c>. A name never
/// means another picture: browsers may keep it.
/// </summary>
public sealed record GetMedia(int Width, string Name) : IQuery<MediaFile>;

/// <param name="Path">Where the file lies on this host.</param>
public sealed record MediaFile(string Path, string ContentType);
