/** Attributes that cleaning looks at. Their values decide; only the serialiser's own list is ever written. */
export const readAttributes: ReadonlySet<string> = new Set(
  [
    // of any element
    'id name class style lang dir hidden title popover',
    // links and pictures, with the places where lazy loaders keep the address
    'href src srcset alt width height w h poster type',
    'data-original data-src data-actualsrc data-lazy-src data-lazyload data-lazy data-echo data-original-src',
    'data-croporisrc data-full-src data-hi-res-src data-orig-file data-srcset data-lazy-srcset data-original-set',
    'data-width data-height data-w data-ratio data-rawwidth data-rawheight',
    // tables and lists
    'align colspan rowspan scope span start reversed value',
    // the rest
    'datetime open checked disabled data data-lang data-language data-embed srcdoc http-equiv',
    // mathematics
    'display displaystyle scriptlevel mathvariant accent accentunder columnalign rowalign columnspan',
    'linethickness stretchy fence separator form largeop movablelimits notation',
  ].flatMap((line) => line.split(' ')),
);
