/** One hostile body and the only HTML that may be left of it. */
export type HostileBody = { title: string; payload: string; expected: string };

/** Test data: our own vectors by class. The output of each was read by a person; a change of one wants the same. */
export const hostileBodies: Readonly<Record<string, readonly HostileBody[]>> = {
  scripts: [
    {
      title: 'drops a script with its text',
      payload: '<p>a</p><script>alert(1)</script><p>b</p>',
      expected: '<p>a</p>\n<p>b</p>',
    },
    {
      title: 'drops a script from elsewhere',
      payload: '<p>a</p><script src=https://evil.example/x.js defer></script>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops a module script',
      payload: "<script type=module>import('https://evil.example/m.mjs')</script><p>a</p>",
      expected: '<p>a</p>',
    },
    {
      title: 'reads a script nested in its own name as text',
      payload: '<scr<script>ipt>alert(1)</scr</script>ipt>',
      expected: '<p>ipt&gt;alert(1)ipt&gt;</p>',
    },
    {
      title: 'drops a script that is never closed, with the rest',
      payload: '<p>a</p><script>alert(1)<p>b</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops a script with odd white space and case',
      payload: '<ScRiPt\n\t>alert(1)</sCrIpT \n><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops a script in a drawing',
      payload: '<svg><script>alert(1)</script><script href="data:,alert(1)"/></svg><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops a script in a formula',
      payload: '<math><script>alert(1)</script><mi>x</mi></math>',
      expected: '<p><math><mi>x</mi></math></p>',
    },
    {
      title: 'drops a script in a table',
      payload: '<table><script>alert(1)</script><tr><td>a</td></tr></table>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops a script in a code block',
      payload: '<pre><code>a<script>alert(1)</script>b</code></pre>',
      expected: '<pre><code>ab</code></pre>',
    },
    {
      title: 'keeps a script that is text',
      payload: '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
      expected: '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    },
    {
      title: 'keeps a script that is text in code',
      payload: '<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;</code></pre>',
      expected: '<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;</code></pre>',
    },
    {
      title: 'drops data blocks',
      payload: '<script type="application/ld+json">{"a":"</p>"}</script><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops a script in an unknown element',
      payload: '<x-y><script>alert(1)</script>a</x-y>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops the fallback frames of old browsers',
      payload:
        '<noframes><script>alert(1)</script></noframes><noembed><img src=x onerror=alert(1)></noembed><p>a</p>',
      expected: '<p>a</p>',
    },
  ],
  'event handlers': [
    {
      title: 'drops onerror',
      payload: '<img src="https://a.example/1.jpg" onerror="alert(1)">',
      expected: '<p><img src="https://a.example/1.jpg" alt=""></p>',
    },
    {
      title: 'drops handlers of any case and spacing',
      payload: '<p ONCLICK=alert(1) OnMouseOver\n=\n"alert(2)">a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops handlers after a slash',
      payload: '<img/src="https://a.example/1.jpg"/onerror="alert(1)">',
      expected: '<p><img src="https://a.example/1.jpg" alt=""></p>',
    },
    {
      title: 'drops handlers of the body',
      payload: '<body onload=alert(1) onpageshow=alert(2)><p>a</p></body>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops handlers of players',
      payload: '<video src=https://a.example/v.mp4 oncanplay=alert(1)><source onerror=alert(1)></video>',
      expected: '<p><video src="https://a.example/v.mp4" controls="" preload="none"></video></p>',
    },
    {
      title: 'drops handlers of folds',
      payload: '<details open ontoggle=alert(1)><summary>s</summary>text</details>',
      expected: '<details open=""><summary>s</summary><p>text</p></details>',
    },
    {
      title: 'drops handlers of form controls',
      payload: '<input onfocus=alert(1) autofocus><select onchange=alert(1)><option>o</select><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops handlers of drawings',
      payload: '<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s></svg><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops handlers of formulas',
      payload: '<math onclick=alert(1)><mi onclick=alert(1)>x</mi></math>',
      expected: '<p><math><mi>x</mi></math></p>',
    },
    {
      title: 'drops handlers of moving text',
      payload: '<marquee onstart=alert(1) onfinish=alert(1)>m</marquee>',
      expected: '<p>m</p>',
    },
    {
      title: 'drops handlers nobody knows yet',
      payload: '<p onfuturething=alert(1)>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops a handler behind a broken quote',
      payload: '<p title="a""onclick="alert(1)">b</p>',
      expected: '<p>b</p>',
    },
    {
      title: 'drops a handler behind a backtick',
      payload: '<p>a</p><img src=`https://a.example/`onerror=alert(1)>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops a handler with character references',
      payload: '<p onclick="&#97;lert(1)">a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops handlers of animations',
      payload: '<p style="animation-name:x" onanimationstart=alert(1) ontransitionend=alert(1)>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops handlers of popovers',
      payload:
        '<button popovertarget=p>open</button><div id=p popover onbeforetoggle=alert(1)>x</div><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'does not report an empty handler',
      payload: '<div class=box onclick>a</div>',
      expected: '<p>a</p>',
    },
  ],
  'addresses of links': [
    { title: 'drops javascript:', payload: '<a href="javascript:alert(1)">a</a>', expected: '<p>a</p>' },
    {
      title: 'drops javascript: in any case',
      payload: '<a href="JaVaScRiPt:alert(1)">a</a>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops javascript: behind control characters',
      payload: '<a href="\u0001\u0002 javascript:alert(1)">a</a>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops javascript: with tabs and newlines inside',
      payload: '<a href="java&#9;scr&#10;ipt&#13;:alert(1)">a</a>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops javascript: in character references',
      payload: '<a href="&#106;&#x61;vascript&colon;alert(1)">a</a>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops javascript: in references without semicolon',
      payload: '<a href="&#0000106&#0000097vascript:alert(1)">a</a>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops javascript: that looks like an address',
      payload: '<a href="javascript://a.example/%0aalert(1)">a</a>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops data:',
      payload: '<a href="data:text/html,<script>alert(1)</script>">a</a>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops data: in base64',
      payload: '<a href="data:text/html;base64,PHNjcmlwdD4=">a</a>',
      expected: '<p>a</p>',
    },
    { title: 'drops vbscript:', payload: '<a href="vbscript:MsgBox(1)">a</a>', expected: '<p>a</p>' },
    {
      title: 'drops blob:, file:, view-source: and the like',
      payload:
        '<a href="blob:https://a.example/1">1</a> <a href="file:///etc/passwd">2</a> <a href="view-source:https://a.example">3</a> <a href="ftp://a.example/">4</a> <a href="intent://a#Intent;end">5</a>',
      expected: '<p>1 2 3 4 5</p>',
    },
    {
      title: 'takes a scheme with a zero byte for what it is',
      payload: '<a href="java&#0;script:alert(1)">a</a>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops a relative link without a base',
      payload: '<a href="/login?next=x">a</a>',
      expected: '<p>a</p>',
    },
    { title: 'drops a route of the app', payload: '<a href="#/a/other">a</a>', expected: '<p>a</p>' },
    {
      title: 'takes names out of addresses',
      payload: '<a href="https://bank.example@evil.example/">a</a>',
      expected: '<p><a href="https://evil.example/" rel="noopener noreferrer">a</a></p>',
    },
    {
      title: 'reads a backslash as the browser does',
      payload: '<a href="https:\\\\evil.example\\x">a</a>',
      expected: '<p><a href="https://evil.example/x" rel="noopener noreferrer">a</a></p>',
    },
    {
      title: 'escapes quotes in addresses',
      payload: '<a href=\'https://a.example/"onclick="alert(1)\'>a</a>',
      expected: '<p><a href="https://a.example/%22onclick=%22alert(1)" rel="noopener noreferrer">a</a></p>',
    },
    {
      title: 'drops target, ping, download and rel',
      payload:
        '<a href="https://a.example/" target=_blank ping=https://evil.example download rel="opener preload">a</a>',
      expected: '<p><a href="https://a.example/" rel="noopener noreferrer">a</a></p>',
    },
    {
      title: 'drops areas and maps',
      payload: '<map name=m><area href="javascript:alert(1)" shape=default></map><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'keeps mailto and tel',
      payload: '<a href="mailto:a@b.example">m</a> <a href="tel:+8610">t</a>',
      expected:
        '<p><a href="mailto:a@b.example" rel="noopener noreferrer">m</a> <a href="tel:+8610" rel="noopener noreferrer">t</a></p>',
    },
    {
      title: 'drops links in drawings',
      payload: '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops links in formulas',
      payload:
        '<math><mrow href="javascript:alert(1)" xlink:href="javascript:alert(1)"><mi>x</mi></mrow></math>',
      expected: '<p><math><mrow><mi>x</mi></mrow></math></p>',
    },
    {
      title: 'drops actions in formulas',
      payload:
        '<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:alert(1)"><mi>x</mi></maction></math>',
      expected: '<p><math><mrow><mi>x</mi></mrow></math></p>',
    },
  ],
  'addresses of pictures and players': [
    {
      title: 'drops a picture with javascript:',
      payload: '<img src="javascript:alert(1)" alt=x>',
      expected: '',
    },
    {
      title: 'drops a lazy picture with javascript:',
      payload: '<img class=lazy data-src="java\nscript:alert(1)" data-original="vbscript:x">',
      expected: '',
    },
    {
      title: 'drops a picture in the address',
      payload: '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+">',
      expected: '',
    },
    {
      title: 'drops dynsrc and lowsrc',
      payload: '<img dynsrc="javascript:alert(1)" lowsrc="javascript:alert(1)"><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops srcset in favour of one address',
      payload:
        '<img src="https://a.example/1.jpg" srcset="https://a.example/2.jpg 2x, javascript:alert(1) 3x">',
      expected: '<p><img src="https://a.example/1.jpg" alt=""></p>',
    },
    {
      title: 'drops a poster with javascript:',
      payload: '<video src="https://a.example/v.mp4" poster="javascript:alert(1)"></video>',
      expected: '<p><video src="https://a.example/v.mp4" controls="" preload="none"></video></p>',
    },
    {
      title: 'drops players with unsafe sources',
      payload:
        '<video src="javascript:alert(1)"></video><audio src="data:audio/wav;base64,AAAA"></audio><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops autoplay and preloading',
      payload: '<video src="https://a.example/v.mp4" autoplay loop muted preload=auto crossorigin></video>',
      expected: '<p><video src="https://a.example/v.mp4" controls="" preload="none"></video></p>',
    },
    {
      title: 'drops tracks',
      payload:
        '<video src="https://a.example/v.mp4"><track src="https://evil.example/t.vtt" default></video>',
      expected: '<p><video src="https://a.example/v.mp4" controls="" preload="none"></video></p>',
    },
    {
      title: 'drops backgrounds',
      payload:
        '<table background="https://evil.example/1.gif"><tr><td background="https://evil.example/2.gif">a</td><td>b</td></tr></table>',
      expected: '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
    },
    {
      title: 'drops attribution and fetch hints',
      payload:
        '<img src="https://a.example/1.jpg" attributionsrc="https://evil.example" fetchpriority=high crossorigin=use-credentials usemap=#m ismap longdesc="javascript:alert(1)">',
      expected: '<p><img src="https://a.example/1.jpg" alt=""></p>',
    },
    {
      title: 'reads image as img',
      payload: '<image src="https://a.example/1.jpg" onerror=alert(1)>',
      expected: '<p><img src="https://a.example/1.jpg" alt=""></p>',
    },
    {
      title: 'drops counters',
      payload:
        '<p>a</p><img src="https://evil.example/t.gif" width=1 height=1><img src="https://pixel.wp.com/g.gif?x">',
      expected: '<p>a</p>',
    },
    {
      title: 'drops pictures of drawings',
      payload: '<svg><image href="https://evil.example/1.svg"/></svg><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'takes names out of the address of a picture',
      payload: '<img src="https://user:secret@a.example/1.jpg#x">',
      expected: '<p><img src="https://a.example/1.jpg" alt=""></p>',
    },
  ],
  'foreign pages': [
    {
      title: 'makes a frame a link',
      payload: '<iframe src="https://a.example/embed" width=640 height=360 onload=alert(1)></iframe>',
      expected:
        '<figure data-embed="https://a.example/embed" data-width="640" data-height="360"><a href="https://a.example/embed" rel="noopener noreferrer">a.example</a></figure>',
    },
    {
      title: 'drops a frame with javascript:',
      payload: '<iframe src="javascript:parent.alert(1)"></iframe><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops a frame with its own document',
      payload: '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops the document of a frame with an address',
      payload: '<iframe src="https://a.example/" srcdoc="<script>alert(1)</script>">x</iframe>',
      expected:
        '<figure data-embed="https://a.example/"><a href="https://a.example/" rel="noopener noreferrer">a.example</a></figure>',
    },
    {
      title: 'drops a frame with data:',
      payload: '<iframe src="data:text/html,<script>alert(1)</script>"></iframe><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops objects with unsafe addresses',
      payload: '<object data="javascript:alert(1)"></object><embed src="data:text/html;base64,PHM+"><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'makes an object a link',
      payload: '<object data="https://a.example/x.pdf" type=application/pdf><p>fallback</p></object>',
      expected:
        '<figure data-embed="https://a.example/x.pdf"><a href="https://a.example/x.pdf" rel="noopener noreferrer">a.example</a></figure>',
    },
    {
      title: 'keeps what an unsafe object says instead',
      payload: '<object data="javascript:alert(1)"><p>fallback</p></object>',
      expected: '<p>fallback</p>',
    },
    {
      title: 'drops applets, frames and portals',
      payload:
        '<applet code=x></applet><frameset><frame src=javascript:alert(1)></frameset><portal src=https://evil.example></portal><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops invisible frames',
      payload:
        '<iframe src="https://evil.example/" width=1 height=1></iframe><iframe src="https://evil.example/" style="display:none"></iframe><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'does not believe a ready-made embed',
      payload:
        '<figure data-embed="javascript:alert(1)" data-width=1e9><a href="javascript:alert(1)">x</a></figure><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'escapes what an address of an embed holds',
      payload: '<figure data-embed=\'https://a.example/"onclick="alert(1)\'>x</figure>',
      expected:
        '<figure data-embed="https://a.example/%22onclick=%22alert(1)"><a href="https://a.example/%22onclick=%22alert(1)" rel="noopener noreferrer">a.example</a></figure>',
    },
  ],
  'documents in documents': [
    {
      title: 'drops refreshes',
      payload: '<meta http-equiv=refresh content="0;url=https://evil.example/"><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops bases',
      payload: '<base href="https://evil.example/"><a href="x">a</a>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops links of the head',
      payload:
        '<link rel=stylesheet href=https://evil.example/x.css><link rel=prefetch href=https://evil.example/><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops style sheets',
      payload: "<style>@import 'https://evil.example/x.css';body{display:none}</style><p>a</p>",
      expected: '<p>a</p>',
    },
    { title: 'drops the title', payload: '<title>t</title><p>a</p>', expected: '<p>a</p>' },
    {
      title: 'drops html, head and body',
      payload: '<html><head><title>t</title></head><body class=x><p>a</p></body></html>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops a doctype and processing instructions',
      payload: '<!DOCTYPE html [<!ENTITY x "y">]><?xml version="1.0"?><?php echo 1 ?><p>a</p>',
      expected: '<p>]&gt;</p>\n<p>a</p>',
    },
    {
      title: 'drops templates',
      payload: '<template><script>alert(1)</script><p>x</p></template><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops shadow roots',
      payload: '<div><template shadowrootmode=open><script>alert(1)</script></template>a</div>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops slots and custom elements',
      payload: '<my-app is=x><slot name=y>a</slot></my-app>',
      expected: '<p>a</p>',
    },
  ],
  forms: [
    {
      title: 'drops a form and its controls, not its words',
      payload:
        '<form action=https://evil.example><label>Name <input name=user></label><button formaction=javascript:alert(1)>send</button></form>',
      expected: '<p>Name</p>',
    },
    {
      title: 'drops a textarea with its text',
      payload: '<textarea><img src=x onerror=alert(1)></textarea><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops selections',
      payload:
        '<select><option>o<optgroup label=x></select><datalist id=d><option value=x></datalist><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops commands',
      payload:
        '<button command=show-modal commandfor=d>b</button><dialog id=d>x</dialog><menuitem onclick=alert(1)><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops editing and focus',
      payload: '<p contenteditable autofocus tabindex=1 accesskey=x draggable=true inputmode=text>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops roles that pose as the page',
      payload: '<div role=dialog aria-modal=true aria-label=Login>a</div>',
      expected: '<p>a</p>',
    },
  ],
  'names that shadow': [
    {
      title: 'drops names of forms',
      payload: '<form name=getElementById id=nodeType><input name=childNodes></form><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops ids nobody links to',
      payload: '<p id=settings>a</p><img id=x name=cookie src="https://a.example/1.jpg">',
      expected: '<p>a</p>\n<p><img src="https://a.example/1.jpg" alt=""></p>',
    },
    {
      title: 'prefixes ids that links need',
      payload: '<p><a href="#location">1</a></p><p id=location>a</p>',
      expected: '<p><a href="#user-content-location">1</a></p>\n<p id="user-content-location">a</p>',
    },
    {
      title: 'does not prefix twice',
      payload: '<p><a href="#user-content-n">1</a></p><p id=user-content-n>a</p>',
      expected: '<p><a href="#user-content-n">1</a></p>\n<p id="user-content-n">a</p>',
    },
    {
      title: 'does not let names become ids',
      payload: '<a name=apiBase href="https://a.example/">a</a>',
      expected: '<p><a href="https://a.example/" rel="noopener noreferrer">a</a></p>',
    },
    {
      title: 'takes the first of two elements with one id',
      payload: '<p><a href="#x">1</a></p><p id=x>a</p><p id=x>b</p>',
      expected: '<p><a href="#user-content-x">1</a></p>\n<p id="user-content-x">a</p>\n<p>b</p>',
    },
    {
      title: 'refuses ids that are more than a name',
      payload: '<p><a href="#a b">1</a></p><p id="a b">c</p>',
      expected: '<p>1</p>\n<p>c</p>',
    },
    {
      title: 'escapes what an id holds',
      payload: "<p><a href='#\"><img'>1</a></p><p id='\"><img'>c</p>",
      expected:
        '<p><a href="#user-content-&quot;&gt;&lt;img">1</a></p>\n<p id="user-content-&quot;&gt;&lt;img">c</p>',
    },
  ],
  'style and place': [
    {
      title: 'drops style',
      payload: '<p style="background:url(https://evil.example/1.gif);color:red">a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops overlays',
      payload: '<div style="position:fixed;inset:0;z-index:9999">a</div>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops expressions',
      payload: '<p style="width:expression(alert(1));behavior:url(#x);-moz-binding:url(x)">a</p>',
      expected: '<p>a</p>',
    },
    { title: 'drops classes', payload: '<p class="app-header sr-only">a</p>', expected: '<p>a</p>' },
    {
      title: 'drops data attributes',
      payload: '<p data-article-body data-v-app data-src=x>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'drops presentation attributes',
      payload: '<font color=red size=7 face=x>a</font><center>b</center><p bgcolor=red>c</p>',
      expected: '<p>a</p>\n<p>b</p>\n<p>c</p>',
    },
    {
      title: 'drops spans that would stall a table',
      payload: '<table><tr><td colspan=99999999 rowspan=99999999>a</td><td>b</td></tr></table>',
      expected: '<table><tbody><tr><td colspan="100" rowspan="1000">a</td><td>b</td></tr></tbody></table>',
    },
    {
      title: 'drops sizes that lie',
      payload: '<img src="https://a.example/1.jpg" width=99999999 height=99999999>',
      expected: '<p><img src="https://a.example/1.jpg" alt=""></p>',
    },
    {
      title: 'drops formulas that move',
      payload:
        '<math><mpadded voffset=-999em width=0><mspace width=9999em></mspace><mi mathsize=900em>x</mi></mpadded></math>',
      expected: '<p><math><mrow><mspace></mspace><mi>x</mi></mrow></math></p>',
    },
    {
      title: 'drops markers of translation and parts',
      payload: '<p translate=no part=x exportparts=y slot=z itemprop=n>a</p>',
      expected: '<p>a</p>',
    },
  ],
  'parsers that disagree': [
    {
      title: 'style in a drawing',
      payload: "<svg><style><img title='</style><img src=x onerror=alert(1)>'></style></svg><p>a</p>",
      expected: '<p>a</p>',
    },
    {
      title: 'style in a formula in a table',
      payload: '<math><mtext><table><mglyph><style><math><img src=x onerror=alert(1)>',
      expected: '',
    },
    {
      title: 'comment in a style in a formula',
      payload:
        '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
      expected: '',
    },
    {
      title: 'malignmark',
      payload:
        '<math><mtext><malignmark><style><img src=x onerror=alert(1)></style></malignmark></mtext></math>',
      expected: '',
    },
    {
      title: 'annotation-xml',
      payload:
        '<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml><mi>x</mi></math>',
      expected: '<p><math><mi>x</mi></math></p>',
    },
    {
      title: 'semantics',
      payload:
        '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">\\frac</annotation></semantics></math>',
      expected: '<p><math><mi>x</mi></math></p>',
    },
    {
      title: 'noscript in an attribute',
      payload: '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'title in an attribute',
      payload: "<title><i id='</title><img src=x onerror=alert(1)>'></title><p>a</p>",
      expected: "<p>'&gt;</p>\n<p>a</p>",
    },
    {
      title: 'textarea in an attribute',
      payload: '<textarea><a title="</textarea><img src=x onerror=alert(1)>"></textarea><p>a</p>',
      expected: '<p>"&gt;</p>\n<p>a</p>',
    },
    {
      title: 'xmp',
      payload: '<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>',
      expected: '<pre><code>&lt;p title="</code></pre>\n<p>"&gt;</p>',
    },
    {
      title: 'plaintext',
      payload: '<p>a</p><plaintext><script>alert(1)</script></plaintext>',
      expected: '<p>a</p>\n<pre><code>&lt;script&gt;alert(1)&lt;/script&gt;&lt;/plaintext&gt;</code></pre>',
    },
    {
      title: 'iframe text',
      payload: '<iframe><p title="</iframe><img src=x onerror=alert(1)>"></iframe><p>a</p>',
      expected: '<p>"&gt;</p>\n<p>a</p>',
    },
    {
      title: 'noembed and noframes',
      payload: '<noembed><p title="</noembed><img src=x onerror=alert(1)>"></noembed><p>a</p>',
      expected: '<p>"&gt;</p>\n<p>a</p>',
    },
    {
      title: 'a comment that ends with a bang',
      payload: '<!-- a --!><img src=x onerror=alert(1)> --><p>a</p>',
      expected: '<p>--&gt;</p>\n<p>a</p>',
    },
    {
      title: 'a comment that ends at once',
      payload: '<!--><img src=x onerror=alert(1)>--><p>a</p>',
      expected: '<p>--&gt;</p>\n<p>a</p>',
    },
    {
      title: 'a comment with dashes',
      payload: '<!--- ---><p>a</p><!-- <!-- --> <p>b</p> -->',
      expected: '<p>a</p>\n<p>b</p>\n<p>--&gt;</p>',
    },
    {
      title: 'a conditional comment',
      payload: '<!--[if gte mso 9]><script>alert(1)</script><![endif]--><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'a downlevel-revealed comment',
      payload: '<![if !mso]><p>a</p><![endif]>',
      expected: '<p>a</p>',
    },
    {
      title: 'CDATA in HTML',
      payload: '<![CDATA[><img src=x onerror=alert(1)>]]><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'CDATA in a drawing',
      payload: '<svg><![CDATA[</svg><img src=x onerror=alert(1)>]]></svg><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'a form in a form in a formula',
      payload: '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>',
      expected: '',
    },
    {
      title: 'foreignObject',
      payload:
        '<svg><foreignObject><p>x</p><iframe srcdoc="<script>alert(1)</script>"></iframe></foreignObject></svg><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'desc and title in a drawing',
      payload: '<svg><desc><a title="</desc></svg><img src=x onerror=alert(1)>">x</a></desc></svg><p>a</p>',
      expected: '<p>a</p>',
    },
    { title: 'a drawing that is never closed', payload: '<svg><p>a</p>', expected: '<p>a</p>' },
    {
      title: 'a formula that HTML breaks out of',
      payload: '<math><mrow><p>a</p></mrow></math>',
      expected: '<p>a</p>',
    },
    {
      title: 'a select that is never closed',
      payload: '<p>a</p><p><select><p>b</p>',
      expected: '<p>a</p>\n<p>b</p>',
    },
    {
      title: 'nested links',
      payload: '<a href="https://a.example/1">1<a href="https://a.example/2">2</a>3</a>',
      expected:
        '<p><a href="https://a.example/1" rel="noopener noreferrer">1</a><a href="https://a.example/2" rel="noopener noreferrer">2</a>3</p>',
    },
    {
      title: 'a table in a link in a table',
      payload:
        '<table><a href="https://a.example/"><tr><td>1</td><td><table><tr><td>2</td><td>3</td></tr></table></td></tr></a></table>',
      expected:
        '<table><tbody><tr><td>1</td><td><table><tbody><tr><td>2</td><td>3</td></tr></tbody></table></td></tr></tbody></table>',
    },
    {
      title: 'misnested formatting',
      payload: '<b><i>1</b>2</i><p><b>3<p>4</b></p>',
      expected: '<p><b><i>1</i></b>2</p>\n<p><b>3</b></p>\n<p>4</p>',
    },
    {
      title: 'unclosed everything',
      payload: '<div><p><b><a href="https://a.example/"><ul><li>x',
      expected: '<ul><li>x</li></ul>',
    },
    {
      title: 'attributes with angle brackets',
      payload: '<p title="<script>alert(1)</script>" lang=\'"><img src=x onerror=alert(1)>\'>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'alt with markup',
      payload: '<img src="https://a.example/1.jpg" alt=\'"><img src=x onerror=alert(1)>\'>',
      expected:
        '<p><img src="https://a.example/1.jpg" alt="&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"></p>',
    },
    {
      title: 'alt with a backtick',
      payload: '<img src="https://a.example/1.jpg" alt="``onerror=alert(1)">',
      expected: '<p><img src="https://a.example/1.jpg" alt="``onerror=alert(1)"></p>',
    },
    {
      title: 'a tag that ends with the body',
      payload: '<p>a</p><img src=x onerror=alert(1) ',
      expected: '<p>a</p>',
    },
    { title: 'a name with a slash', payload: '<p/onclick=alert(1)>a</p>', expected: '<p>a</p>' },
    {
      title: 'a name with a null',
      payload: '<scr\u0000ipt>alert(1)</scr\u0000ipt><p>a</p>',
      expected: '<p>a</p>',
    },
    {
      title: 'half-open end tags',
      payload: '<p>a</p></script/x></style\n><p>b</p</p>',
      expected: '<p>a</p>\n<p>b</p>',
    },
    {
      title: 'text after the body',
      payload: '<p>a</p></div></div></article></body></html><script>alert(1)</script><p>b</p>',
      expected: '<p>a</p>\n<p>b</p>',
    },
    {
      title: 'long entities',
      payload:
        '<p>&lt;img src=x onerror=alert(1)&gt; &amp;lt;b&amp;gt; &notanentity; &#x1F600; &#xD800; &#0;</p>',
      expected: '<p>&lt;img src=x onerror=alert(1)&gt; &amp;lt;b&amp;gt; ¬anentity; 😀 � �</p>',
    },
    {
      title: 'ruby that is torn',
      payload: '<ruby>a<rt><p>b</p></rt></ruby><rt>c</rt>',
      expected: '<p><ruby>a</ruby></p>\n<p><ruby><rt>b</rt></ruby></p>\n<p>c</p>',
    },
    {
      title: 'options in a table',
      payload: '<table><option><tr><td>a</td><td><optgroup>b</td></tr></table>',
      expected: '<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>',
    },
    {
      title: 'a heading in a heading',
      payload: '<h2>a<h3>b</h2></h3><h4><h5>c</h5></h4>',
      expected: '<h2>a</h2>\n<h3>b</h3>\n<h5>c</h5>',
    },
    {
      title: 'a frameset in text',
      payload: '<p>a</p><frameset onload=alert(1)></frameset>',
      expected: '<p>a</p>',
    },
    {
      title: 'nested forms that move',
      payload: '<form id=a><div></form><form id=b><input></div></form><p>x</p>',
      expected: '<p>x</p>',
    },
    {
      title: 'escaped markup in code',
      payload: '<pre><code>&lt;/code&gt;&lt;/pre&gt;&lt;img src=x onerror=alert(1)&gt;</code></pre>',
      expected: '<pre><code>&lt;/code&gt;&lt;/pre&gt;&lt;img src=x onerror=alert(1)&gt;</code></pre>',
    },
    {
      title: 'markup in a language',
      payload: "<pre><code class='language-\"><img src=x onerror=alert(1)>'>x</code></pre>",
      expected: '<pre><code>x</code></pre>',
    },
  ],
  Markdown: [
    {
      title: 'javascript: in a link',
      payload: '# t\n\n[a](javascript:alert(1)) [b](<java\tscript:alert(1)>) [c](&#106;avascript:alert(1))',
      expected: '<h2>t</h2>\n<p>a b c</p>',
    },
    {
      title: 'javascript: in a picture',
      payload: '# t\n\n![a](javascript:alert(1)) ![b](data:text/html,x)',
      expected: '<h2>t</h2>',
    },
    {
      title: 'javascript: in a reference',
      payload: '# t\n\n[a]\n\n[a]: javascript:alert(1)',
      expected: '<h2>t</h2>\n<p>a</p>',
    },
    {
      title: 'an autolink',
      payload: '# t\n\n<javascript:alert(1)> <data:text/html,x>',
      expected: '<h2>t</h2>\n<p>javascript:alert(1) data:text/html,x</p>',
    },
    {
      title: 'raw HTML',
      payload: '# t\n\n<img src=x onerror=alert(1)> <svg onload=alert(1)>\n\n<script>alert(1)</script>',
      expected: '<h2>t</h2>',
    },
    {
      title: 'quotes in a title',
      payload: '# t\n\n[a](https://a.example/ "x\\" onclick=\\"alert(1)")',
      expected:
        '<h2>t</h2>\n<p><a href="https://a.example/" rel="noopener noreferrer" title="x&quot; onclick=&quot;alert(1)">a</a></p>',
    },
    {
      title: 'HTML in code',
      payload: '# t\n\n`<img src=x onerror=alert(1)>`\n\n```html\n<script>alert(1)</script>\n```',
      expected:
        '<h2>t</h2>\n<p><code>&lt;img src=x onerror=alert(1)&gt;</code></p>\n<pre data-language="html"><code>&lt;script&gt;alert(1)&lt;/script&gt;</code></pre>',
    },
    {
      title: 'HTML in the language of a fence',
      payload: '```"><img/src=x/onerror=alert(1)>\nx\n```',
      expected: '<pre><code>x</code></pre>',
    },
    {
      title: 'HTML in a heading that gets an id',
      payload: '# <img src=x onerror=alert(1)>" onclick="alert(1)',
      expected: '<h2>" onclick="alert(1)</h2>',
    },
    {
      title: 'a Hexo tag with markup',
      payload:
        '# t\n\n{% asset_img x.png \'"><img src=x onerror=alert(1)>\' %} {% youtube "><script>alert(1)</script> %}',
      expected:
        '<h2>t</h2>\n<p>"&gt;&lt;img src=x onerror=alert(1)&gt;</p>\n<figure data-embed="https://www.youtube.com/embed/%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E"><a href="https://www.youtube.com/embed/%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E" rel="noopener noreferrer">www.youtube.com</a></figure>',
    },
  ],
};
