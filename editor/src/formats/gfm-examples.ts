interface Example {
  readonly markdown: string;
  readonly html: string;
}

const box = '<input type="checkbox">';
const checked = '<input type="checkbox" checked>';

/** What GitHub's Markdown has beyond CommonMark, in examples of our own for each rule of its specification. */
export const gfmExamples: readonly Example[] = [
  {
    markdown: "| one | two |\n| --- | --- |\n| 1 | 2 |",
    html: "<table><tr><th>one</th><th>two</th></tr><tr><td>1</td><td>2</td></tr></table>",
  },
  {
    markdown: "| left | mid | right\n:-- | :-: | --:\na | b | c",
    html: '<table><tr><th align="left">left</th><th align="center">mid</th><th align="right">right</th></tr><tr><td align="left">a</td><td align="center">b</td><td align="right">c</td></tr></table>',
  },
  {
    markdown: "| pipe |\n| ---- |\n| a `\\|` b **\\|** c |",
    html: "<table><tr><th>pipe</th></tr><tr><td>a <code>|</code> b <strong>|</strong> c</td></tr></table>",
  },
  {
    markdown: "| a | b |\n| - | - |\n| 1 | 2 |\n> quoted",
    html: "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><blockquote><p>quoted</p></blockquote>",
  },
  { markdown: "| a | b |\n| --- |\n| 1 |", html: "<p>| a | b |\n| --- |\n| 1 |</p>" },
  {
    markdown: "| a | b |\n| - | - |\n| only |\n| 1 | 2 | 3 |",
    html: "<table><tr><th>a</th><th>b</th></tr><tr><td>only</td><td></td></tr><tr><td>1</td><td>2</td></tr></table>",
  },
  {
    markdown: "- [ ] open\n- [x] done\n- [X] DONE",
    html: `<ul><li>${box} open</li><li>${checked} done</li><li>${checked} DONE</li></ul>`,
  },
  {
    markdown: "- [ ] a\n  - [x] b\n- [ ] c",
    html: `<ul><li>${box} a<ul><li>${checked} b</li></ul></li><li>${box} c</li></ul>`,
  },
  { markdown: "- [] no\n- [x]no", html: "<ul><li>[] no</li><li>[x]no</li></ul>" },
  { markdown: "~~gone~~ and ~gone~", html: "<p><del>gone</del> and <del>gone</del></p>" },
  { markdown: "~~not\n\ngone~~", html: "<p>~~not</p><p>gone~~</p>" },
  { markdown: "Here ~~~~not gone~~~~ nor ~~~not~~~", html: "<p>Here ~~~~not gone~~~~ nor ~~~not~~~</p>" },
  { markdown: "www.example.org", html: '<p><a href="http://www.example.org">www.example.org</a></p>' },
  {
    markdown: "See www.example.org/a_b.",
    html: '<p>See <a href="http://www.example.org/a_b">www.example.org/a_b</a>.</p>',
  },
  {
    markdown: "(https://example.org/a(b))",
    html: '<p>(<a href="https://example.org/a(b)">https://example.org/a(b)</a>)</p>',
  },
  {
    markdown: "https://example.org/?a=1&copy;",
    html: '<p><a href="https://example.org/?a=1">https://example.org/?a=1</a>&copy;</p>',
  },
  {
    markdown: "https://example.org/a<b",
    html: '<p><a href="https://example.org/a">https://example.org/a</a>&lt;b</p>',
  },
  {
    markdown: "Write to ann@example.org.",
    html: '<p>Write to <a href="mailto:ann@example.org">ann@example.org</a>.</p>',
  },
  { markdown: "ann@example.org-", html: "<p>ann@example.org-</p>" },
  { markdown: "<b>bold</b> <title> <style> <em>", html: "<p><b>bold</b> &lt;title&gt; &lt;style&gt; <em></em></p>" },
];
