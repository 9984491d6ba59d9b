namespace Shop.Web.Support.Illustrations;

/// <summary>What the kit can draw.</summary>
public enum ProductType
{
    TShirt, Shirt, Sweater, Jacket, Trousers, Dress,
    Sneaker, Boot,
    Backpack, Tote, Watch, Scarf, Hat,
    Mug, Bowl, Teapot, Plate, Kettle, Knife, Board,
    Lamp, Chair, Cushion, Blanket, Vase, Planter,
    Notebook, Pen,
    Candle, Soap,
    Headphones,
}
