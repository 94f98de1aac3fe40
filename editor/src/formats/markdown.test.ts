import { getSchema } from "@tiptap/core";
import { expect, test } from "vitest";
import { extensionsOf } from "../blocks/block.ts";
import { blockTools } from "../block-tools.ts";
import { blocks } from "../blocks.ts";
import { english } from "../messages/english.ts";
import { markdownRules } from "./markdown-rules.ts";
import { readMarkdown } from "./read-markdown.ts";
import { createPageParser } from "./server-page.ts";
import { writeMarkdown } from "./write-markdown.ts";

const schema = getSchema(extensionsOf(blocks, english));
const rules = markdownRules(blockTools);
const parsePage = createPageParser();
const read = (text: string) => readMarkdown(text, schema, rules, parsePage);
const rewrite = (text: string) => writeMarkdown(read(text), rules);

test("is written as a person would write it", () => {
  const text = `# Title *and more*

Hello **bold *both*** ~~gone~~ <u>under</u> <mark>bright</mark> \`code\` [link](https://example.org "title") and on\\
the next line.

- one
- two
  - in it

3. three
4. four

- [ ] to do
- [x] done
  - [ ] more

> quoted
>
> twice

\`\`\`js
let a;

\`\`\`

---

| a    |   b   |
| ---- | :---: |
| 1 \\| | **2** |
`;
  expect(rewrite(text)).toBe(text.replace("*both*", "_both_"));
});

test.each([
  ["spaces at the edge of marks go outside", "a<strong> b </strong>c", "a **b** c\n"],
  ["and do not decide what is inside a link", "a<em> </em>[*b*](/c)<strong> </strong>d", "a [*b*](/c) d\n"],
  ["nor what is inside a tag", "a<em><u> *~~b~~*</u></em>", "a<u> *~~b~~*</u>\n"],
  ["not behind it either", "[**b**](/c)<strong> </strong>d", "[**b**](/c) d\n"],
  [
    "a paragraph without words does not part a callout from its sign",
    '<div data-callout="note"><p></p><p>b</p></div>',
    "> [!NOTE]\n> b\n",
  ],
  ["code beside code that is bold, too, stays code", "`a`**`b`**", "`a`**`b`**\n"],
  ["tasks among other items are a list of their own", "- a\n- [x] b\n- c", "- a\n\n* [x] b\n\n- c\n"],
  [
    "a link that would run something is only its words",
    "[a](javascript:alert(1)) <a href='data:text/html,x'>b</a>",
    "a b\n",
  ],
  ["HTML that would swallow the rest is text", "<script>a\n\nb", "\\<script>a b\n"],
  ["a task without words keeps its box", "- [ ] <!-- -->", "- [ ] <!-- -->\n"],
  ["spaces that are meant are kept", "a&#32;&#32;b `c  d`", "a  b `c  d`\n"],
])("%s", (_, text, written) => {
  expect(rewrite(text)).toBe(written);
  expect(rewrite(written)).toBe(written);
});
