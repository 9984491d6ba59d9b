namespace Shop.Web.Illustrations;

/// <summary>Rooms for the third view: the item in use, with window light on the wall.</summary>
internal static class Scenes
{
    private const string Window = "<path fill='{wall}' d='M20 60L150 30V210L20 250ZM164 27L250 8V184L164 206Z' opacity='.8'/>";

    public static string Around(Place place, string item) =>
        Window
        + place switch
        {
            Place.Rail => "<path fill='{floor}' d='M0 420H400V500H0Z'/><path @w d='M0 64H400V76H0Z'/>"
                + "<path fill='none' stroke='#8a8f93' stroke-width='5' d='M206 72Q206 44 222 50T206 92'/>"
                + "<path @w d='M118 132Q200 78 294 132L290 140Q204 96 122 140Z'/>"
                + $"<g transform='translate(38 54) scale(.84)'>{item}</g>",
            Place.Table => "<path @w d='M0 392H400V420H0Z'/><path fill='#000' opacity='.12' d='M0 412H400V420H0Z'/>"
                + "<path fill='{floor}' d='M0 420H400V500H0Z'/>"
                + "<g><path fill='{shadow}' d='M318 296H366L360 392H324Z'/>"
                + "<path fill='none' stroke='#6f7f58' stroke-width='4' d='M342 300Q340 220 316 186M342 300Q344 230 366 204'/>"
                + "<g fill='#86996c'><ellipse cx='314' cy='182' rx='9' ry='20' transform='rotate(-30 314 182)'/>"
                + "<ellipse cx='370' cy='200' rx='9' ry='20' transform='rotate(35 370 200)'/>"
                + "<ellipse cx='344' cy='216' rx='8' ry='18'/></g></g>"
                + $"<g transform='translate(2 84) scale(.74)'>{item}</g>",
            _ => "<path fill='{floor}' d='M0 372H400V500H0Z'/>"
                + "<path fill='{shadow}' opacity='.5' d='M40 430Q200 392 372 430T372 470Q200 500 40 470T40 430Z'/>"
                + "<g><path fill='{shadow}' d='M322 300H384L376 392H330Z'/>"
                + "<g fill='#5f8a62'><path d='M352 304Q346 220 306 190Q304 260 348 304Z'/>"
                + "<path d='M354 304Q358 200 392 168Q400 250 360 304Z'/></g></g>"
                + $"<g transform='translate(10 96) scale(.82)'>{item}</g>",
        };
}
