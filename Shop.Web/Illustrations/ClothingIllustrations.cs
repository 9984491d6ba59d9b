namespace Shop.Web.Illustrations;

/// <summary>Clothes, shoes and accessories.</summary>
internal static class ClothingIllustrations
{
    private const string LongSleeves =
        "M150 96C165 112 235 112 250 96L300 116Q322 126 328 152L352 372Q336 384 314 380L290 214L292 404Q200 416 108 404L110 214L86 380"
        + "Q64 384 48 372L72 152Q78 126 100 116Z";

    private const string SleeveShade =
        "<path @d d='M292 112Q330 120 334 160L360 380L312 384L290 214L292 410H236Q268 330 262 240Q258 170 274 118Z'/>"
        + "<path @l d='M100 116Q78 126 72 152L48 372L66 380L96 190Q98 150 118 112Z'/>"
        + "<path @l d='M120 250Q132 330 124 400L150 406Q156 320 140 240Z' opacity='.5'/>";

    public static readonly Silhouette TShirt = new(
        "M148 98C166 122 234 122 252 98L306 118Q320 124 328 140L356 208L306 232L290 204L292 404Q200 416 108 404L110 204L94 232L44 208"
            + "L72 140Q80 124 94 118Z",
        "<path @d d='M286 100L360 130V240L300 236L290 204L292 412H238Q270 330 262 236Q258 160 286 100Z'/>"
            + "<path @l d='M94 118Q80 124 72 140L44 208L70 222L104 150Q110 126 126 106Z'/>"
            + "<path @l d='M122 250Q134 330 126 404L152 408Q158 320 142 240Z' opacity='.5'/>",
        "<path @k d='M148 98Q200 84 252 98Q238 124 200 124T148 98Z'/>",
        "<path ~d d='M148 98C166 128 234 128 252 98M110 204Q112 170 104 148M290 204Q288 170 296 148'/>"
            + "<path ~k opacity='.35' stroke-dasharray='5 4' d='M110 392Q200 404 290 392M52 200L100 223M348 200L302 222'/>",
        100,
        200,
        150,
        Place.Rail
    );

    public static readonly Silhouette Shirt = new(
        LongSleeves,
        SleeveShade,
        "<path @k d='M156 92Q200 76 244 92L200 136Z'/>",
        "<path @l d='M152 94L146 128L182 146L200 124L166 92Z'/><path @d d='M248 94L254 128L218 146L200 124L234 92Z'/>"
            + "<path @b d='M192 126H208V410H192Z'/><path ~d d='M192 128V409M208 128V409'/><g @c><circle cx='200' cy='160' r='4'/>"
            + "<circle cx='200' cy='210' r='4'/><circle cx='200' cy='260' r='4'/><circle cx='200' cy='310' r='4'/>"
            + "<circle cx='200' cy='360' r='4'/></g><path ~d d='M232 188H268V226L250 234L232 226ZM50 350L84 357M350 350L316 357'/>",
        100,
        200,
        150,
        Place.Rail
    );

    public static readonly Silhouette Sweater = new(
        LongSleeves,
        SleeveShade,
        "<path @k d='M150 96Q200 78 250 96Q236 122 200 122T150 96Z'/>",
        "<path @d d='M146 98C164 128 236 128 254 98L262 104C240 144 160 144 138 104Z'/>"
            + "<path @d d='M108 384Q200 396 292 384V404Q200 416 108 404ZM50 352L88 360L86 382Q64 386 47 374Z"
            + "M350 352L312 360L314 382Q336 386 353 374Z'/>"
            + "<path ~k opacity='.3' stroke-dasharray='2 6' stroke-width='12' stroke-linecap='butt' d='M110 395Q200 407 290 395"
            + "M50 364L86 371M350 364L314 371M150 110C172 137 228 137 250 110'/>"
            + "<path ~d d='M110 214Q112 172 104 136M290 214Q288 172 296 136'/>",
        100,
        200,
        170,
        Place.Rail
    );

    public static readonly Silhouette Jacket = new(
        LongSleeves,
        SleeveShade,
        "<path @k d='M152 90Q200 70 248 90L236 120H164Z'/>",
        "<path @l d='M150 92L136 124Q164 150 196 142L200 118Q176 112 164 86Z'/>"
            + "<path @d d='M250 92L264 124Q236 150 204 142L200 118Q224 112 236 86Z'/><path ~k stroke-width='3' d='M200 130V410'/>"
            + "<path @m d='M196 150H204V168L200 176L196 168Z'/>"
            + "<path ~d stroke-width='3' d='M128 300L170 288V344L128 348M272 300L230 288V344L272 348M112 388Q200 400 288 388'/>"
            + "<path ~d d='M110 214Q112 172 104 134M290 214Q288 172 296 134M49 356L87 364M351 356L313 364'/>",
        100,
        200,
        170,
        Place.Rail
    );

    public static readonly Silhouette Trousers = new(
        "M128 82H272L286 200L296 424H220L204 230Q200 222 196 230L180 424H104L114 200Z",
        "<path @d d='M250 82H280L300 430H256Q262 260 250 82Z'/><path @d d='M196 230L180 424H160Q178 320 176 200Z'/>"
            + "<path @l d='M128 82L104 424H124Q128 240 148 82Z'/>",
        "",
        "<path @d d='M127 82H273L275 104H125Z'/><path @k d='M150 80H158V108H150ZM242 80H250V108H242Z'/>"
            + "<circle @c cx='200' cy='93' r='5'/><path ~d d='M200 104V226M128 120Q150 150 122 164M272 120Q250 150 278 164'/>"
            + "<path ~k opacity='.35' stroke-dasharray='5 4' d='M105 412H180M220 412H295M208 108V170Q206 190 200 196'/>",
        104,
        200,
        130,
        Place.Rail
    );

    public static readonly Silhouette Dress = new(
        "M152 78L164 76Q176 118 200 120Q224 118 236 76L248 78Q252 140 262 184Q266 206 260 222Q318 330 324 414Q200 440 76 414"
            + "Q82 330 140 222Q134 206 138 184Q148 140 152 78Z",
        "<path @d d='M240 76L250 78L264 190L258 222L330 420L262 432Q270 320 234 226Q246 160 236 90Z'/>"
            + "<path @l d='M152 78L138 184L142 220L76 414L108 424Q118 320 160 228Q150 160 160 78Z'/>"
            + "<path @d d='M196 236Q206 340 196 430H214Q224 330 206 236Z' opacity='.7'/>",
        "",
        "<path @d d='M139 204H261L260 222H140Z'/><path ~d d='M150 232Q140 330 132 420M250 232Q276 330 282 420'/>",
        124,
        200,
        190,
        Place.Rail
    );

    public static readonly Silhouette Sneaker = new(
        "M62 300Q60 276 84 268L128 270Q150 262 168 238L190 212Q206 206 214 222Q224 250 262 278Q310 296 336 318Q350 332 348 372H60"
            + "Q54 330 62 300Z",
        "<path @d d='M250 272Q310 296 336 318Q352 336 348 376H230Q290 350 250 272Z'/>"
            + "<path @l d='M62 300Q60 276 84 268L128 270L140 264Q150 320 110 376H58Q54 330 62 300Z'/>",
        "<path @k d='M150 258L186 208Q206 200 216 224L220 240Q180 240 168 270Z'/>",
        "<path @c d='M52 368Q120 380 352 364Q362 372 360 396Q358 412 344 414H76Q54 414 52 392Z'/><path ~d d='M54 394Q200 402 360 390'/>"
            + "<path @d d='M62 300Q58 276 84 268L112 270Q112 320 78 340L58 344Q56 320 62 300Z'/>"
            + "<g ~c stroke-width='5'><path d='M190 248L224 232M206 268L240 254M226 286L258 270'/></g>"
            + "<path ~c stroke-width='7' d='M118 346Q170 344 200 306'/><path ~d d='M278 364Q282 326 322 308'/>",
        160,
        210,
        300,
        Place.Floor
    );

    public static readonly Silhouette Boot = new(
        "M120 96Q176 84 232 98Q226 180 230 238Q236 268 282 290Q336 310 340 352L340 388H120L112 270Q122 180 120 96Z",
        "<path @d d='M200 88L236 98Q226 180 232 240Q238 268 284 290Q340 312 344 390H230Q290 340 222 290Q190 250 200 88Z'/>"
            + "<path @l d='M120 96L112 270L118 388H136Q130 240 148 90Z'/>",
        "<path @k d='M120 96Q176 76 232 98Q180 112 120 96Z'/>",
        "<path @k d='M110 384H342Q348 384 348 394V412H256L246 402H196L190 426H112Z'/>"
            + "<g ~c stroke-width='4'><path d='M176 140L222 136M178 170L222 166M180 200L224 196M186 230L230 226M196 258L242 246'/></g>"
            + "<path ~d d='M122 270Q150 250 186 260M120 130Q150 138 176 134M270 384Q268 330 300 304'/>",
        136,
        200,
        190,
        Place.Floor
    );

    public static readonly Silhouette Backpack = new(
        "M112 200Q110 108 200 104Q290 108 288 200L300 394Q300 424 272 426H128Q100 424 100 394Z",
        "<path @d d='M232 104Q290 112 290 200L302 394Q302 428 272 428H226Q262 300 232 104Z'/>"
            + "<path @l d='M112 200Q110 128 150 112Q132 240 130 426L102 410Q98 300 112 200Z'/>",
        "<path fill='none' stroke='{d}' stroke-width='12' d='M172 112Q170 66 200 66T228 112'/>"
            + "<path @d d='M104 230Q76 260 84 380L102 392ZM296 230Q324 260 316 380L298 392Z'/>",
        "<path @b d='M106 190Q108 120 200 116Q292 120 294 190Q296 244 272 248H128Q104 244 106 190Z'/>"
            + "<path @d d='M128 248H272L280 240Q200 262 120 240Z' opacity='.8'/><path @k d='M150 220H166V282H150ZM234 220H250V282H234Z'/>"
            + "<path @m d='M147 262H169V276H147ZM231 262H253V276H231Z'/>"
            + "<path @d d='M128 306H272V388Q272 404 256 404H144Q128 404 128 388Z'/><path @b d='M132 302H268V330H132Z'/>"
            + "<path ~k opacity='.4' stroke-dasharray='5 4' d='M136 340V386Q136 396 146 396H254Q264 396 264 386V340'/>",
        110,
        200,
        230,
        Place.Floor
    );

    public static readonly Silhouette Tote = new(
        "M104 204H296L308 410Q308 424 294 424H106Q92 424 92 410Z",
        "<path @d d='M252 204H298L310 426H262Q270 320 252 204Z'/><path @l d='M104 204L92 410L98 424H122Q124 300 132 204Z'/>",
        "<path fill='none' stroke='{d}' stroke-width='11' d='M166 208Q160 84 206 84T240 208'/>",
        "<path fill='none' stroke='{l}' stroke-width='13' d='M150 262Q134 92 196 92T250 262'/>"
            + "<path @l d='M143 246H158V272H143ZM242 246H257V272H242Z'/><path ~d d='M104 220H296'/>"
            + "<path @k opacity='.82' d='M200 292L228 330H216L238 358H208V376H192V358H162L184 330H172Z'/>",
        112,
        200,
        300,
        Place.Rail
    );

    public static readonly Silhouette Watch = new(
        "M168 78H232L238 172H162ZM162 328H238L232 424Q200 434 168 424Z",
        "<path @d d='M212 70H246V440H212Z'/><path @l d='M158 70H178V440H158Z'/>",
        "",
        "<path ~k opacity='.4' stroke-dasharray='5 4' d='M174 84L169 166M226 84L231 166M169 334L174 420M231 334L226 420'/>"
            + "<g @k><circle cx='200' cy='366' r='3'/><circle cx='200' cy='386' r='3'/><circle cx='200' cy='406' r='3'/></g>"
            + "<path @m d='M286 240H300V262H286Z'/><circle cx='200' cy='250' r='92' @m/>"
            + "<path fill='#fff' opacity='.4' d='M110 250A90 90 0 0 1 200 160V172A78 78 0 0 0 122 250Z'/>"
            + "<circle cx='200' cy='250' r='76' @c/><path ~k stroke-width='4' d='M200 184V194M200 306V316M134 250H144M256 250H266'/>"
            + "<path ~k stroke-width='5' d='M200 250L168 218M200 250L232 212'/><path stroke='#b3552f' stroke-width='2' d='M200 262V196'/>"
            + "<circle @k cx='200' cy='250' r='5'/>",
        60,
        200,
        250
    );

    public static readonly Silhouette Scarf = new(
        "M92 150Q96 100 200 100T308 150Q312 196 270 216L262 396H174L170 226Q96 214 92 150Z",
        "<path @d d='M258 106Q312 120 310 156Q312 196 270 216L264 400H228Q246 220 258 106Z'/>"
            + "<path @l d='M92 150Q96 112 160 104Q120 150 176 226Q96 214 92 150Z'/>",
        "<path @d d='M118 190L108 372H168L182 210Z'/>"
            + "<path fill='none' stroke='{d}' stroke-width='3' d='M112 372L110 394M124 372L122 394M136 372L134 394M148 372L147 394"
            + "M160 372L160 394'/>",
        "<path @k d='M132 148Q200 122 268 148Q200 186 132 148Z'/>"
            + "<path @l d='M150 206Q210 222 272 190L272 210Q210 240 160 226Z' opacity='.7'/>"
            + "<path @c opacity='.75' d='M175 316H265L264 330H175ZM175 342H265L264 356H175Z'/>"
            + "<path fill='none' stroke='{b}' stroke-width='4' d='M178 396V424M192 396V424M206 396V424M220 396V424M234 396V424"
            + "M248 396V424M260 396V424'/>",
        90,
        210,
        320,
        Place.Rail
    );

    public static readonly Silhouette Hat = new(
        "M96 330Q88 160 200 156Q312 160 304 330Z",
        "<path @d d='M236 158Q312 176 306 340H240Q280 240 236 158Z'/><path @l d='M96 330Q90 200 156 164Q124 250 132 336Z'/>",
        "",
        "<path ~d stroke-width='3' d='M200 158V320M154 168Q136 240 138 320M246 168Q264 240 262 320'/>"
            + "<path @b d='M86 316Q200 290 314 316Q322 350 314 396Q200 424 86 396Q78 350 86 316Z'/>"
            + "<path @d d='M250 302L314 316Q322 350 314 396L250 410Q262 350 250 302Z'/>"
            + "<path ~k opacity='.28' stroke-width='3' d='M106 314V400M130 309V406M154 306V410M178 304V412M202 303V412M226 304V411"
            + "M250 306V408M274 309V404M296 313V400'/>"
            + "<circle @l cx='200' cy='146' r='24'/><path @d d='M206 123A24 24 0 0 1 206 169Q216 146 206 123Z'/>",
        112,
        200,
        330
    );
}
