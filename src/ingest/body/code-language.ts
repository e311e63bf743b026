import { classesOf, findAll, type RawElement } from './raw-tree.ts';

const known = new Set(
  (
    'actionscript apache applescript asm assembly awk bash bat batch c c++ c# clojure cmake coffeescript cpp cs csharp css dart diff ' +
    'dockerfile elixir elm erlang fortran fsharp git glsl go golang graphql groovy haskell hcl html http ini java javascript js json ' +
    'json5 jsonc jsx julia kotlin kt latex less lisp lua makefile markdown matlab md mermaid nginx nim objc objective-c objectivec ' +
    'ocaml pascal perl php plsql powershell prolog properties proto protobuf ps1 py python r rb rs ruby rust sass scala scheme scss sh ' +
    'shell shell-session solidity sql svelte swift tcl terraform tex toml ts tsx typescript vb vbnet verilog vhdl vim vue wasm xml ' +
    'yaml yml zig zsh console'
  ).split(' '),
);

const noLanguage = new Set([
  'none',
  'plain',
  'plaintext',
  'text',
  'txt',
  'nohighlight',
  'no-highlight',
  'undefined',
  'null',
  'auto',
]);
const codeNames = new Set(['code']);
const prefixed = /^(?:language|lang|highlight-source|highlight-text|brush|src)[-:_](.+)$/;
const announces = new Set([
  'highlight',
  'hljs',
  'sourcecode',
  'prettyprint',
  'codehilite',
  'code-block',
  'codeblock',
]);

/**
 * The language of a code block: what the element says by `data-language`, `data-lang` or the class names of the common highlighters
 * (`language-js`, `lang-js`, `brush: js`, `hljs js`, Hexo's `highlight js`), or what one of the elements around it says.
 */
export function codeLanguage(element: RawElement): string | undefined {
  const [code] = findAll(element, codeNames);
  const inside = code && ownLanguage(code);
  if (inside !== undefined) return noLanguage.has(inside) ? undefined : inside;
  for (let at: RawElement | null = element, level = 0; at !== null && level < 8; at = at.parent, level += 1) {
    const language = ownLanguage(at);
    if (language !== undefined) return noLanguage.has(language) ? undefined : language;
  }
  return undefined;
}

function ownLanguage(element: RawElement): string | undefined {
  const { attributes, name } = element;
  const isCode = name === 'pre' || name === 'code';
  const said =
    attributes.get('data-language') ??
    attributes.get('data-lang') ??
    (isCode ? attributes.get('lang') : undefined);
  const language = said === undefined ? undefined : validLanguage(said);
  // `lang="go"` on a pre is WordPress' way; `lang="en"` there is a natural language.
  if (
    language !== undefined &&
    (attributes.has('data-language') || attributes.has('data-lang') || known.has(language))
  ) {
    return language;
  }
  return fromClasses(classesOf(element), isCode);
}

function fromClasses(classes: readonly string[], isCode: boolean): string | undefined {
  for (const [index, word] of classes.entries()) {
    const value = word === 'brush:' ? classes[index + 1] : prefixed.exec(word)?.[1];
    if (value !== undefined) return validLanguage(value.replace(/;.*$/, ''));
  }
  const isAnnounced = classes.some((word) => announces.has(word));
  if (!isAnnounced && !isCode) return undefined;
  return classes.find((word) => known.has(word) || (isAnnounced && noLanguage.has(word)));
}

function validLanguage(value: string): string | undefined {
  const language = value.trim().toLowerCase();
  return /^[a-z0-9][a-z0-9+#._-]{0,30}$/.test(language) ? language : undefined;
}
