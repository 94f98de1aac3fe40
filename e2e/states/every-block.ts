/** A document with every kind of block and mark, as HTML to be pasted. */
export const everyBlock = `
  <h1>Folded</h1><p>under it</p>
  <h1>Head<sup data-footnote="a"></sup></h1>
  <p>Some <strong>bold</strong>, <em>italic</em>, <u>under</u>, <s>gone</s>, <code>code</code>, <mark>lit</mark>
    words and <a href="https://example.org/page">a link</a>, H<sub>2</sub>O, x<sup>2</sup>,
    <span data-color="red">red</span>, <mark data-color="blue"><span data-color="orange">both</span></mark>,
    <span data-type="inline-math" data-latex="x^2"></span>, <time datetime="2030-05-01">1 May 2030</time>.</p>
  <p data-align="center" data-tint="yellow"><span data-color="purple">on yellow</span></p>
  <h2>Lists</h2>
  <ul><li><p>one</p><ul><li><p>deep</p></li></ul></li></ul>
  <ol><li><p>first</p></li><li><p>second</p></li></ol>
  <ul data-type="taskList">
    <li data-type="taskItem" data-checked="true"><p>done</p></li>
    <li data-type="taskItem" data-checked="false"><p>to do</p></li>
  </ul>
  <h3>Boxes</h3>
  <blockquote><p>said</p></blockquote>
  <div data-callout="warning"><p>hot</p></div>
  <div data-callout="tip"><p>handy</p></div>
  <details><summary>more</summary><p>hidden</p></details>
  <details><summary>shut</summary><p>hidden</p></details>
  <div data-columns><div data-column><p>left</p></div><div data-column><p>right</p></div></div>
  <h4>Other</h4>
  <pre><code class="language-js">const answer = "42"; // why
if (a &lt; 1) go(/x/);</code></pre>
  <pre><code class="language-mermaid">flowchart LR
  A --&gt; B</code></pre>
  <table>
    <tr><th>Name</th><th>Points</th><th>City</th></tr>
    <tr><td>Cleo</td><td>31</td><td data-color="green">Rome</td></tr>
    <tr><td>Dora</td><td>7</td><td>Oslo</td></tr>
  </table>
  <div data-type="block-math" data-latex="\\sum_{i=1}^n i"></div>
  <hr>
  <figure data-type="embed" data-url="https://video.example/1"></figure>
  <p>The end.</p>
  <div data-footnote-text="a"><p>what it says</p></div>`;
