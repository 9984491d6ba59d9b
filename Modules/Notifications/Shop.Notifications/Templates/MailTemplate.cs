using Microsoft.AspNetCore.Components;
using Shop.Kernel;
using Shop.Kernel.Texts;

namespace Shop.Notifications.Templates;

/// <summary>Base class of all templates: one component per email, which gets everything it shows from its model.</summary>
public abstract class MailTemplate<TModel> : ComponentBase
{
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }

    [Parameter, EditorRequired]
    public required MailShop Shop { get; set; }

    [Inject]
    internal IMessageTexts Messages { get; set; } = null!;

    protected string Text(Message message) => Messages.Of(message);

    protected static string Text(string key, params object[] arguments) => MailTexts.Get(key, arguments);

    protected static string Amount(Money money) => MailTexts.Money(money);

    protected string Time(DateTimeOffset instant) => MailTexts.Time(instant, Shop.TimeZone);

    protected static string Day(DateOnly day) => MailTexts.Day(day);

    protected string Day(DateTimeOffset instant) => MailTexts.Day(instant, Shop.TimeZone);
}
