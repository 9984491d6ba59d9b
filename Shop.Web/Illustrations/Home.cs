namespace Shop.Web.Illustrations;

/// <summary>Kitchen, table, room and desk items.</summary>
internal static class Home
{
    public static readonly Silhouette Mug = new(
        "M96 214H264V370Q264 426 208 426H152Q96 426 96 370Z",
        "<path @d d='M216 206H270V430H190Q236 330 216 206Z'/><path @l d='M92 210H124Q116 330 140 430H92Z'/>",
        "<path fill='none' stroke='{d}' stroke-width='24' d='M258 252Q326 250 322 306T254 360'/>"
            + "<path fill='none' stroke='{b}' stroke-width='16' d='M258 250Q326 246 322 304T254 358'/>",
        "<ellipse @l cx='180' cy='214' rx='84' ry='20'/><ellipse @k cx='180' cy='216' rx='72' ry='14'/>"
            + "<path fill='#6b4426' d='M112 220Q180 206 248 220Q180 236 112 220Z'/>",
        106,
        170,
        290
    );

    public static readonly Silhouette Bowl = new(
        "M66 268H334Q330 376 250 412H150Q70 376 66 268Z",
        "<path @d d='M262 260H340Q330 380 250 416H196Q270 360 262 260Z'/><path @l d='M60 262H104Q110 360 160 414L140 412Q70 376 60 262Z'/>",
        "<path @d d='M150 404H250L244 428H156Z'/>",
        "<ellipse @l cx='200' cy='268' rx='134' ry='34'/><ellipse @d cx='200' cy='272' rx='122' ry='26'/>"
            + "<path @k opacity='.45' d='M84 280Q120 250 200 248T316 280Q280 298 200 298T84 280Z'/>",
        112,
        190,
        320
    );

    public static readonly Silhouette Teapot = new(
        "M116 300Q116 226 200 222Q284 226 284 300Q284 400 236 426H164Q116 400 116 300Z",
        "<path @d d='M236 226Q286 240 286 300Q286 402 236 428H196Q262 340 236 226Z'/>"
            + "<path @l d='M116 300Q116 246 158 230Q126 320 168 426Q114 400 116 300Z'/>",
        "<path fill='none' stroke='{d}' stroke-width='18' d='M274 262Q348 246 344 316T266 372'/>"
            + "<path @b d='M128 300Q84 300 78 236L60 222L98 216Q104 262 136 262Z'/>"
            + "<path @l d='M128 300Q84 300 78 236L60 222L76 220Q90 280 130 284Z'/>",
        "<path @b d='M150 232Q156 194 200 192T250 232Q200 250 150 232Z'/><path @d d='M216 193Q248 200 250 232L214 240Q230 214 216 193Z'/>"
            + "<circle @w cx='200' cy='182' r='15'/><path ~d d='M136 238Q200 262 264 238'/>",
        96,
        190,
        290
    );

    public static readonly Silhouette Plate = new(
        "M60 262A140 140 0 1 1 340 262A140 140 0 1 1 60 262Z",
        "<path @d d='M296 150A140 140 0 0 1 200 402Q310 340 296 150Z'/>"
            + "<path @l d='M64 300A140 140 0 0 1 200 122V140A124 124 0 0 0 76 300Z'/>",
        "<path @w d='M118 400L96 430H112L140 404ZM282 400L304 430H288L260 404Z'/>",
        "<circle cx='200' cy='262' r='96' @d/><circle cx='203' cy='265' r='93' @b/>"
            + "<path @l opacity='.8' d='M118 276A88 88 0 0 1 190 180Q140 210 118 276Z'/>"
            + "<circle fill='none' stroke='{k}' opacity='.5' stroke-width='3' cx='200' cy='262' r='130'/>",
        110,
        160,
        230
    );

    public static readonly Silhouette Kettle = new(
        "M108 330Q110 236 170 220H232Q290 236 294 330L300 404Q300 426 278 426H124Q102 426 102 404Z",
        "<path @d d='M226 216Q290 236 296 330L302 430H220Q266 330 226 216Z'/><path @l d='M108 330Q112 246 160 224Q132 320 140 430H100Z'/>",
        "<path fill='none' stroke='{k}' stroke-width='14' d='M136 262Q120 120 200 118T266 262'/>"
            + "<path @b d='M112 340Q78 330 62 262L42 252L74 236Q90 290 124 296Z'/>"
            + "<path @l d='M112 340Q78 330 62 262L42 252L56 246Q84 316 114 322Z'/>",
        "<path @w d='M152 104H248Q256 104 256 118T248 132H152Q144 132 144 118T152 104Z'/>"
            + "<path @d d='M160 222Q166 200 200 198T240 222Q200 234 160 222Z'/><circle @k cx='200' cy='190' r='12'/>"
            + "<path ~d d='M103 398Q200 410 299 398'/>"
            + "<path @c opacity='.5' d='M128 300Q132 262 154 244Q144 300 148 356Q128 350 128 300Z'/>",
        110,
        190,
        300
    );

    public static readonly Silhouette Knife = new(
        "M176 300L172 92Q172 70 186 76Q226 128 226 300Z",
        "<path fill='#fff' opacity='.55' d='M172 70L176 300H190L184 70Z'/><path @d d='M214 120Q228 200 226 300H206Q218 200 196 90Z'/>",
        "",
        "<path @m d='M174 296H228V314H174Z'/><path @w d='M176 312H226L230 412Q230 428 214 428H194Q176 428 176 412Z'/>"
            + "<path fill='#000' opacity='.14' d='M210 312H226L230 412Q230 428 214 428H206Q214 370 210 312Z'/>"
            + "<g @m><circle cx='201' cy='340' r='5'/><circle cx='202' cy='370' r='5'/><circle cx='203' cy='400' r='5'/></g>",
        96,
        200,
        250,
        Place.Table,
        38
    );

    public static readonly Silhouette Board = new(
        "M122 160H172Q180 160 180 150V96Q180 78 200 78T220 96V150Q220 160 228 160H278Q296 160 296 178V406Q296 426 276 426H124"
            + "Q104 426 104 406V178Q104 160 122 160Z",
        "<path @d d='M268 150H300V430H268Q276 300 268 150Z'/><path @l d='M100 156H128Q120 300 126 430H100Z'/>",
        "",
        "<circle fill='{paper}' cx='200' cy='104' r='9'/>"
            + "<path ~d opacity='.55' d='M140 176Q150 300 138 420M164 170Q158 260 176 330T166 424M204 170Q222 260 204 340T212 424"
            + "M244 170Q236 280 250 424'/>"
            + "<path ~d opacity='.55' d='M186 262Q200 244 214 262T200 292T186 262'/>",
        104,
        200,
        270
    );

    public static readonly Silhouette Lamp = new(
        "M150 92H250L296 236H104Z",
        "<path @d d='M226 92H252L300 240H240Z'/><path @l d='M150 92L104 236H140L172 92Z'/>",
        "<path fill='#fff3cf' opacity='.75' d='M112 236H288L340 424H60Z'/><path @m d='M194 232H206V410H194Z'/>"
            + "<path fill='#000' opacity='.16' d='M201 232H206V410H201Z'/>",
        "<ellipse fill='#fdf0cb' cx='200' cy='236' rx='96' ry='9'/>"
            + "<path @k d='M136 418Q138 402 200 400T264 418Q266 428 258 428H142Q134 428 136 418Z'/>"
            + "<path ~m stroke-width='2' d='M244 244V296'/><circle @m cx='244' cy='300' r='5'/>",
        84,
        200,
        180
    );

    public static readonly Silhouette Chair = new(
        "M122 254H278Q298 254 300 272L302 290H98L100 272Q102 254 122 254Z",
        "<path @d d='M240 250H304V294H240Q250 270 240 250Z'/><path @l d='M96 252H140L130 292H96Z'/>",
        "<path @w d='M116 92H130L136 262H122ZM270 92H284L278 262H264Z'/><path @w d='M112 288H130L116 430H102ZM270 288H288L298 430H284Z'/>"
            + "<path fill='#000' opacity='.16' d='M150 288H162L158 412H148ZM240 288H252L254 412H244ZM278 92H284L278 262H270Z"
            + "M282 288H288L298 430H290Z'/>"
            + "<path @b d='M112 104Q200 84 288 104L284 164Q200 146 116 164Z'/>"
            + "<path @d d='M240 94L288 104L284 164L240 154Q248 124 240 94Z'/>"
            + "<path @w d='M124 190Q200 176 276 190V202Q200 188 124 202Z'/>",
        "<path @d d='M98 286H302V298Q302 304 296 304H104Q98 304 98 298Z'/>",
        116,
        200,
        200,
        Place.Floor
    );

    public static readonly Silhouette Cushion = new(
        "M76 160Q68 140 90 146Q200 164 310 146Q332 140 324 160Q304 280 324 400Q332 424 310 416Q200 398 90 416Q68 424 76 400Q96 280 76 160Z",
        "<path @d d='M270 148L312 146Q332 140 324 160Q304 280 324 400Q332 424 310 416L200 404Q300 360 270 148Z'/>"
            + "<path @l d='M76 160Q68 140 90 146L150 154Q110 200 116 320Q110 290 88 300Q94 220 76 160Z'/>",
        "",
        "<path ~d opacity='.8' d='M92 162Q120 190 134 196M308 162Q284 186 270 194M92 400Q116 376 132 368M308 400Q286 380 270 370'/>"
            + "<path ~k opacity='.35' stroke-dasharray='5 4' d='M90 158Q200 176 310 158Q292 280 310 404Q200 386 90 404"
            + "Q108 280 90 158Z'/>",
        130,
        200,
        280,
        Place.Floor
    );

    public static readonly Silhouette Blanket = new(
        "M82 250Q70 250 70 264V276Q70 290 82 290Q70 290 70 304V318Q70 332 82 332Q70 332 70 346V360Q70 374 82 374Q70 374 70 388V410"
            + "Q70 426 88 426H318Q332 426 332 410V264Q332 250 318 250Z",
        "<path @d d='M270 246H336V430H250Q290 340 270 246Z'/>"
            + "<path @l d='M66 246H120V262H66ZM66 292H110V306H66ZM66 334H104V348H66ZM66 376H100V390H66Z'/>"
            + "<path fill='none' stroke='{k}' stroke-width='2.5' opacity='.5' d='M82 290H334M82 332H334M82 374H334'/>",
        "<path @l d='M140 206H290Q304 206 304 222V254H126V222Q126 206 140 206Z'/>",
        "<path @c opacity='.8' d='M232 250H246V426H232ZM256 250H264V426H256Z'/>"
            + "<path fill='none' stroke='{l}' stroke-width='3' d='M150 254V276M160 254V280M170 254V276M180 254V280M190 254V276"
            + "M200 254V280M210 254V276M220 254V280'/>",
        136,
        180,
        320,
        Place.Floor
    );

    public static readonly Silhouette Vase = new(
        "M172 190H228Q222 232 258 276Q290 322 266 380Q250 426 236 426H164Q150 426 134 380Q110 322 142 276Q178 232 172 190Z",
        "<path @d d='M214 186H232Q222 232 260 276Q292 322 266 380L238 430H196Q262 350 220 270Q206 240 214 186Z'/>"
            + "<path @l d='M172 190Q178 232 142 276Q110 322 134 380L150 412Q138 340 164 290Q190 240 188 186Z'/>",
        "<g fill='none' stroke='#6f7f58' stroke-width='4' stroke-linecap='round'><path d='M200 200Q196 120 152 74M202 200Q210 130 252 92"
            + "M200 190Q198 110 206 50'/></g>"
            + "<g fill='#86996c'><ellipse cx='150' cy='70' rx='9' ry='20' transform='rotate(-40 150 70)'/>"
            + "<ellipse cx='176' cy='112' rx='8' ry='18' transform='rotate(40 176 112)'/>"
            + "<ellipse cx='160' cy='116' rx='8' ry='17' transform='rotate(-70 160 116)'/>"
            + "<ellipse cx='256' cy='88' rx='9' ry='20' transform='rotate(45 256 88)'/>"
            + "<ellipse cx='228' cy='140' rx='8' ry='18' transform='rotate(70 228 140)'/><ellipse cx='206' cy='46' rx='9' ry='20'/>"
            + "<ellipse cx='214' cy='94' rx='8' ry='17' transform='rotate(40 214 94)'/></g>",
        "<ellipse @l cx='200' cy='190' rx='28' ry='7'/><ellipse @k cx='200' cy='191' rx='22' ry='4.5'/>",
        78,
        200,
        310
    );

    public static readonly Silhouette Planter = new(
        "M112 296H288L270 410Q268 426 252 426H148Q132 426 130 410Z",
        "<path @d d='M236 290H292L270 430H220Q250 360 236 290Z'/><path @l d='M108 290H140Q140 360 156 430H128Z'/>",
        "<g fill='#4f7a55'><path d='M200 300Q196 180 128 120Q116 220 190 300Z'/><path d='M204 300Q210 160 286 112Q292 230 214 300Z'/></g>"
            + "<g fill='#6d9a6b'><path d='M198 300Q180 220 92 204Q110 284 190 304Z'/>"
            + "<path d='M204 300Q226 226 312 214Q286 290 212 304Z'/><path d='M196 300Q180 150 210 70Q244 160 210 300Z'/></g>"
            + "<g fill='none' stroke='#41684a' stroke-width='2'><path d='M206 296Q196 180 210 84M190 290Q170 200 134 136"
            + "M212 290Q230 200 280 126'/></g>",
        "<path @b d='M102 282H298Q304 282 304 290V308Q304 314 298 314H102Q96 314 96 308V290Q96 282 102 282Z'/>"
            + "<path @d d='M250 282H298Q304 282 304 290V308Q304 314 298 314H250Q256 298 250 282ZM114 314H286L284 324H116Z'/>",
        86,
        200,
        350
    );

    public static readonly Silhouette Notebook = new(
        "M116 106H286Q298 106 298 118V412Q298 424 286 424H116Q104 424 104 412V118Q104 106 116 106Z",
        "<path @d d='M104 100H128V430H104Z'/><path @l d='M128 100H148Q140 260 146 430H128Z'/>",
        "<path @c d='M120 112H300Q306 112 306 120V418Q306 430 296 430H124Z'/>"
            + "<path fill='none' stroke='#cfc5b4' stroke-width='1.5' d='M302 120V424'/>",
        "<path @k d='M262 104H274V426H262Z'/><path @c d='M164 170H238V218H164Z'/><path ~k opacity='.6' d='M176 188H226M176 200H210'/>",
        106,
        200,
        200
    );

    public static readonly Silhouette Pen = new(
        "M188 150H212V352H188Z",
        "<path @l d='M186 80H194V360H186Z'/><path @d d='M204 80H214V360H204Z'/>",
        "",
        "<path @d d='M188 150V96Q188 78 200 78T212 96V150Z'/><path @b d='M188 150V96Q188 78 200 78V150Z'/>"
            + "<path @m d='M186 148H214V156H186ZM212 100H220V190Q220 196 216 196T212 190ZM187 348H213V358H187Z'/>"
            + "<path @k d='M188 358H212L204 404H196Z'/><path @m d='M196 400H204L201 426H199Z'/>"
            + "<g transform='translate(62 14) rotate(14 200 260)' opacity='.92'><path @k d='M190 140H210V360H190Z'/>"
            + "<path @m d='M189 200H211V206H189Z'/><path @w d='M190 360H210L202 400H198Z'/><path @k d='M197.5 392H202.5L200 402Z'/></g>",
        50,
        200,
        170
    );

    public static readonly Silhouette Candle = new(
        "M118 232H282V404Q282 426 260 426H140Q118 426 118 404Z",
        "<path @d d='M236 224H286V430H216Q252 330 236 224Z'/><path @l d='M114 224H146Q138 330 160 430H114Z'/>",
        "<path fill='#fff1c9' opacity='.7' d='M200 60Q286 140 266 240H134Q114 140 200 60Z'/>",
        "<ellipse @c cx='200' cy='232' rx='82' ry='20'/><ellipse fill='#f6e6c2' cx='200' cy='234' rx='68' ry='14'/>"
            + "<path stroke='#4a3a2c' stroke-width='4' d='M200 234V206'/>"
            + "<path fill='#e8a33d' d='M200 130Q230 172 218 194Q212 208 200 208T182 194Q170 172 200 130Z'/>"
            + "<path fill='#fbe3a1' d='M200 164Q214 186 208 196Q204 204 200 204T192 196Q186 186 200 164Z'/>"
            + "<path @c d='M152 300H248V374H152Z'/><path ~k opacity='.6' d='M170 324H230M180 340H220M188 356H212'/>",
        94,
        200,
        310
    );

    public static readonly Silhouette Soap = new(
        "M92 280Q92 262 112 260L272 250Q292 250 296 266L310 336Q312 354 294 358L126 372Q106 372 102 356Z",
        "<path @d d='M96 330Q200 330 306 312L312 340Q312 356 294 360L126 376Q104 374 100 356Z'/>"
            + "<path @l d='M92 280Q92 262 112 260L190 255Q120 280 110 330L98 332Z'/>",
        "<path @w d='M66 372H334V394H66Z'/>"
            + "<path fill='#000' opacity='.16' d='M66 386H334V394H66ZM92 394H116V430H92ZM284 394H308V430H284Z'/>"
            + "<path @w d='M90 394H112V430H90ZM282 394H304V430H282Z'/>",
        "<path ~d stroke-width='3' d='M150 292Q148 282 160 281L246 275Q256 275 258 284L263 310Q264 320 254 321L168 327"
            + "Q158 328 156 318Z'/>"
            + "<path ~d stroke-width='3' d='M196 316L204 286M196 296Q206 292 214 284M200 308Q212 304 222 294'/>"
            + "<g fill='#fff' opacity='.75'><circle cx='118' cy='238' r='13'/><circle cx='142' cy='222' r='8'/>"
            + "<circle cx='104' cy='214' r='6'/></g>",
        142,
        200,
        305
    );

    public static readonly Silhouette Headphones = new(
        "M84 300Q84 262 108 262H120Q134 262 134 278V390Q134 408 120 408H108Q84 408 84 370Z"
            + "M316 300Q316 262 292 262H280Q266 262 266 278V390Q266 408 280 408H292Q316 408 316 370Z",
        "<path @d d='M292 260H320V412H286Q304 340 292 260ZM120 262H138V410H114Q128 340 120 262Z'/>"
            + "<path @l d='M80 262H104Q90 340 100 410H80ZM264 262H278V410H264Z'/>",
        "<path fill='none' stroke='{d}' stroke-width='20' d='M102 290V216Q102 98 200 98T298 216V290'/>"
            + "<path fill='none' stroke='{b}' stroke-width='12' d='M99 290V214Q99 94 200 94T301 214V290'/>"
            + "<path fill='none' stroke='{k}' stroke-width='16' stroke-linecap='round' d='M140 116Q200 76 260 116'/>",
        "<path @k d='M132 268Q152 270 152 300V370Q152 400 132 402ZM268 268Q248 270 248 300V370Q248 400 268 402Z'/>"
            + "<path @m d='M94 232H110V268H94ZM290 232H306V268H290Z'/><circle @m cx='100' cy='336' r='9'/>"
            + "<circle @m cx='300' cy='336' r='9'/>",
        130,
        130,
        300
    );
}
