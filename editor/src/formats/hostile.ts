/** Ways to put script into a page by what is pasted or imported: each would call `run`, if anything did. */
const script = "window.weftRan=1";
const addresses = [
  `javascript:${script}`,
  `JaVaScRiPt:${script}`,
  ` javascript:${script}`,
  `java\nscript:${script}`,
  `java\tscript:${script}`,
  `\u0001javascript:${script}`,
  `javascript&colon;${script}`,
  `&#106;avascript:${script}`,
  `vbscript:${script}`,
  `data:text/html,<script>${script}</script>`,
  `data:text/html;base64,PHNjcmlwdD53aW5kb3cud2VmdFJhbj0xPC9zY3JpcHQ+`,
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"/>`,
  `blob:https://example.org/0`,
  `file:///etc/passwd`,
];

const inAttribute = (text: string) => text.replaceAll('"', "&quot;");

export const hostileHtml: readonly string[] = [
  `<script>${script}</script>`,
  `<svg><script>${script}</script></svg>`,
  `<svg onload="${script}"><animate onbegin="${script}" attributeName=x dur=1s></svg>`,
  `<svg><foreignObject><iframe srcdoc="&lt;script&gt;parent.weftRan=1&lt;/script&gt;"></iframe></foreignObject></svg>`,
  `<svg><use href="data:image/svg+xml,&lt;svg id='x' onload='${script}'/&gt;#x"></use></svg>`,
  `<math><mtext><table><mglyph><style><img src=x onerror="${script}"></style></mglyph></table></mtext></math>`,
  `<math><annotation-xml encoding="text/html"><img src=x onerror="${script}"></annotation-xml></math>`,
  `<img src="x" onerror="${script}">`,
  `<img src="https://weft.invalid/x.png" onload="${script}" onerror="${script}">`,
  `<video><source onerror="${script}"></video><audio src=x onerror="${script}"></audio>`,
  `<iframe src="javascript:parent.weftRan=1"></iframe><iframe srcdoc="<script>parent.weftRan=1</script>"></iframe>`,
  `<object data="javascript:${script}"></object><embed src="javascript:${script}">`,
  `<form action="javascript:${script}"><button formaction="javascript:${script}">x</button><input autofocus onfocus="${script}"></form>`,
  `<details open ontoggle="${script}"><summary onclick="${script}">x</summary></details>`,
  `<p style="background:url(javascript:${script});behavior:url(x)" onmouseover="${script}">x</p>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${script}"><base href="javascript:${script}//">`,
  `<link rel="stylesheet" href="javascript:${script}"><style>@import "javascript:${script}";</style>`,
  `<template><script>${script}</script></template><noscript><p title="</noscript><img src=x onerror=${script}>"></noscript>`,
  `<textarea><p title="</textarea><img src=x onerror=${script}>"></textarea>`,
  `<ul data-type="taskList"><li data-type="taskItem" data-checked="&quot;><img src=x onerror=${script}>"><div>x</div></li></ul>`,
  `<pre><code class="language-x&quot; onclick=&quot;${script}">x</code></pre>`,
  `<span data-type="mention" data-id="&quot;><script>${script}</script>" data-label="<img src=x onerror=${script}>">@x</span>`,
  `<div data-type="block-math" data-latex="\\href{javascript:${script}}{x}\\htmlData{onclick=${script}}{y}">x</div>`,
  `<table><tr><td colwidth="1;background:url(javascript:${script})" style="width:expression(${script})">x</td></tr></table>`,
  `<div data-pm-slice='0 0 ["link",{"href":"javascript:${script}"}]'><a href="javascript:${script}">x</a></div>`,
  ...addresses.flatMap((address) => [
    `<p><a href="${inAttribute(address)}" title="&quot; onmouseover=&quot;${script}">link</a></p>`,
    `<p><img src="${inAttribute(address)}" alt="&quot; onerror=&quot;${script}"></p>`,
    `<figure data-type="video"><video src="${inAttribute(address)}"></video><figcaption>x</figcaption></figure>`,
    `<div data-type="file"><a href="${inAttribute(address)}" download="x">x</a></div>`,
    `<div data-embed="${inAttribute(address)}" data-type="embed" data-src="${inAttribute(address)}"><a href="${inAttribute(address)}">x</a></div>`,
  ]),
];

export const hostileMarkdown: readonly string[] = [
  ...hostileHtml.map((html) => html.replaceAll("\n", " ")),
  ...addresses.flatMap((address) => [
    `[link](<${address.replaceAll("\n", " ")}>)`,
    `![picture](<${address.replaceAll("\n", " ")}>)`,
    `<${address}>`,
    `[link][ref]\n\n[ref]: <${address.replaceAll("\n", " ")}> "title"`,
  ]),
  `[link](https://example.org "\\" onmouseover=${script} x=\\"")`,
  `[link](https://example.org "a) [b](javascript:${script}")`,
  `![alt" onerror="${script}](https://example.org/x.png)`,
  `$\\href{javascript:${script}}{x}$ and $$\n\\href{javascript:${script}}{x}\n$$`,
  `\`\`\`js" onclick="${script}\nx\n\`\`\``,
  `\`\`\`mermaid\ngraph TD; A["<img src=x onerror=${script}>"]; click A "javascript:${script}"\n\`\`\``,
  `[^x]: <img src=x onerror="${script}">\n\nnote[^x]`,
  `> [!NOTE]\n> <svg onload="${script}">`,
];
