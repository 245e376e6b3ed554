// The document that shows a page: its own style, no scripts but ours, no images from elsewhere.

export interface PageParts {
  title: string;
  /** Rendered by VS Code's own Markdown, with links such as `pylore:/topics/generators.md`. */
  body: string;
  /** Nothing for a page that is no topic's. */
  isKnown?: boolean;
  hasBack: boolean;
  /** `usesHtml` of the page, to stand before its first section. */
  uses: string;
  /** Not the one that was shown before: it is read from its top. */
  isOther: boolean;
  nonce: string;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${String(mark.charCodeAt(0))};`);
}

/** Code of the user's that a page is about. */
export interface UseLine {
  /** `shop.py:12`, and the line itself. */
  place: string;
  text: string;
}

/** The list of places in the user's own code; a click sends the number of the item. */
export function usesHtml(lines: UseLine[], more: number): string {
  if (lines.length === 0) return "";
  const items = lines.map(({ place, text }, index) => {
    return `<li><a href="#" data-use="${String(index)}">${escaped(place)}</a> <code>${escaped(text)}</code></li>`;
  });
  const rest = more > 0 ? `<p>And ${String(more)} more.</p>` : "";
  return `<h2>In your code</h2><ul>${items.join("")}</ul>${rest}`;
}

/** Before the first section: what stands above it is the page in a sentence or two. */
function withUses(body: string, uses: string): string {
  const section = `<section id="uses">${uses}</section>`;
  const at = body.indexOf("<h2");
  return at < 0 ? body + section : body.slice(0, at) + section + body.slice(at);
}

const style = `
body { max-width: 46em; margin: 0 auto; padding: 0 1.5em 3em; line-height: 1.55; color: var(--vscode-foreground); }
h1, h2, h3 { line-height: 1.25; font-weight: 600; }
h2 { margin-top: 1.8em; padding-bottom: .2em; border-bottom: 1px solid var(--vscode-widget-border, #8884); }
code { font-family: var(--vscode-editor-font-family); font-size: .95em; }
:not(pre) > code { padding: 0 .25em; border-radius: 3px; background: var(--vscode-textCodeBlock-background); }
pre { padding: .8em 1em; border-radius: 4px; overflow: auto; background: var(--vscode-textCodeBlock-background); }
table { border-collapse: collapse; }
th, td { padding: .3em .8em; text-align: left; border: 1px solid var(--vscode-widget-border, #8884); }
a { color: var(--vscode-textLink-foreground); }
pre code, pre code * { background: none; }
#uses ul { padding-left: 1em; list-style: none; }
#uses li { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
nav { position: sticky; top: 0; display: flex; gap: .5em; padding: .6em 0; background: var(--vscode-editor-background); }
nav button { padding: .25em .8em; border-radius: 2px; cursor: pointer;
  border: 1px solid var(--vscode-button-border, var(--vscode-widget-border, #8884));
  color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
nav button:hover { background: var(--vscode-button-secondaryHoverBackground); }
nav button[disabled] { opacity: .4; cursor: default; }
.hljs-keyword, .hljs-literal { color: #0000ff; } .hljs-string, .hljs-regexp { color: #a31515; }
.hljs-comment { color: #008000; } .hljs-number { color: #098658; } .hljs-built_in, .hljs-type { color: #267f99; }
.hljs-title, .hljs-meta { color: #795e26; } .hljs-subst { color: inherit; }
.vscode-dark .hljs-keyword, .vscode-dark .hljs-literal { color: #569cd6; }
.vscode-dark .hljs-string, .vscode-dark .hljs-regexp { color: #ce9178; }
.vscode-dark .hljs-comment { color: #6a9955; } .vscode-dark .hljs-number { color: #b5cea8; }
.vscode-dark .hljs-built_in, .vscode-dark .hljs-type { color: #4ec9b0; }
.vscode-dark .hljs-title, .vscode-dark .hljs-meta { color: #dcdcaa; }
.vscode-high-contrast [class^="hljs-"] { color: inherit; }`;

const script = `
const editor = acquireVsCodeApi();
if (document.querySelector("main").dataset.other === "true") {
  addEventListener("load", () => setTimeout(() => scrollTo(0, 0), 50)); // VS Code scrolls to where it was
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) return editor.postMessage({ command: button.id });
  const link = event.target.closest("a");
  if (link?.dataset.use) {
    event.preventDefault();
    event.stopPropagation();
    return editor.postMessage({ command: "go", use: Number(link.dataset.use) });
  }
  const href = link?.dataset.href ?? link?.getAttribute("href") ?? "";
  if (!href.startsWith("pylore:")) return;
  event.preventDefault();
  event.stopPropagation();
  editor.postMessage({ command: "open", uri: href });
}, true);
addEventListener("message", ({ data }) => {
  if (typeof data.uses === "string") document.querySelector("#uses").innerHTML = data.uses;
});`;

export function pageHtml(page: PageParts): string {
  const known = page.isKnown ? "No longer known" : "Mark as known";
  const mark = page.isKnown === undefined ? "" : `<button id="mark">${known}</button>`;
  const policy = `default-src 'none'; style-src 'nonce-${page.nonce}'; script-src 'nonce-${page.nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escaped(page.title)}</title>
<style nonce="${page.nonce}">${style}</style>
</head>
<body>
<nav><button id="back"${page.hasBack ? "" : " disabled"}>Back</button>${mark}</nav>
<main data-other="${String(page.isOther)}">${withUses(page.body, page.uses)}</main>
<script nonce="${page.nonce}">${script}</script>
</body>
</html>`;
}
