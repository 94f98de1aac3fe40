/** What programs put into a clipboard as HTML, shortened, with their own ways of saying things left in. */
export const word = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Style Definitions */ p.MsoNormal {mso-style-unhide:no; margin:0cm;}
@list l0:level1 {mso-level-number-format:bullet; mso-level-text:\\F0B7;} --></style></head>
<body lang=EN-US style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->
<p class=MsoTitle><span lang=EN-US>Quarterly plan<o:p></o:p></span></p>
<h2><span lang=EN-US style='mso-fareast-language:EN-US'>Goals<o:p></o:p></span></h2>
<p class=MsoNormal>Ship the <b style='mso-bidi-font-weight:normal'>first</b> <i>version</i>, <u>soon</u> and
<s>late</s> <span style='background:yellow;mso-highlight:yellow'>now</span>.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Bread<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Milk<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Whole<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Skimmed<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Eggs<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>3.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Third<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>4.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Fourth<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l1 level2 lfo2'><![if !supportLists]><span
style='mso-bidi-font-family:Calibri'><span style='mso-list:Ignore'>a.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>Inner<o:p></o:p></p>
<p class=MsoQuote>Less is more.<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=301 valign=top style='width:225.4pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal>Name<o:p></o:p></p></td><td width=301 valign=top><p class=MsoNormal>Amount<o:p></o:p></p></td></tr>
 <tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'><td width=301 valign=top><p class=MsoNormal>Ann<o:p></o:p></p></td>
  <td width=301 valign=top><p class=MsoNormal>12<o:p></o:p></p></td></tr></table>
<!--EndFragment--></body></html>`;

const wordItem = (list: string, level: number, marker: string, text: string) =>
  `<p class=MsoListParagraphCxSpMiddle style='${level > 1 ? "margin-left:1.0in;" : ""}text-indent:-.25in;mso-list:${list} level${level} lfo1'>${marker}${text}<o:p></o:p></p>`;
const wordMarker = (
  sign: string,
) => `<![if !supportLists]><span style='font-size:13.0pt;mso-bidi-font-family:Calibri'><span
style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>`;
/** As it is when other programs have taken away the styles that they do not know. */
const wordBareMarker = (sign: string) => `<!--[if !supportLists]--><span style="font-size: 13pt;">${sign}<span
style="font-size: 7pt;">&nbsp;&nbsp;&nbsp;&nbsp; </span></span><!--[endif]-->`;
const wordBelow = (
  text: string,
  margin = "",
) => `<p class=MsoListParagraphCxSpMiddle${margin && ` style='margin-left:${margin}'`}><span
style='font-size:13.0pt;line-height:107%'>${text}</span></p>`;

export const wordSteps = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-US><!--StartFragment-->
<p class=MsoNormal><span style='font-size:13.0pt'>Steps:<o:p></o:p></span></p>
${wordItem("l0", 1, wordMarker("1."), "Open the studio.")}
${wordBelow("<o:p>&nbsp;</o:p>")}
${wordItem("l0", 1, wordMarker("2."), "Install <span class=GramE>it</span>.")}
${wordBelow("Wait until it is there.<o:p></o:p>")}
${wordItem("l0", 1, wordMarker("3."), "Run it.")}
${wordItem("l0", 2, wordMarker("a."), "Twice.")}
${wordBelow("And once more.", "1.0in")}
${wordItem("l1", 1, wordBareMarker("·"), "One")}
${wordItem("l1", 1, wordBareMarker("·"), "Two")}
<!--EndFragment--></body></html>`;

const run = (text: string, style = "") =>
  `<span data-contrast="auto" xml:lang="EN-US" class="TextRun SCXW81 BCX8" style="margin: 0px; font-family: Calibri, sans-serif;${style}"><span class="NormalTextRun SCXW81 BCX8" style="margin: 0px;">${text}</span></span>`;
const outline = (inside: string, attributes = "") =>
  `<div class="OutlineElement Ltr SCXW81 BCX8" style="margin: 0px; padding: 0px; clear: both;"><p class="Paragraph SCXW81 BCX8" ${attributes} style="margin: 0px;">${inside}<span class="EOP SCXW81 BCX8" data-ccp-props="{}">&nbsp;</span></p></div>`;
const boxed = (text: string, level: number, tag = "ul", start = 1) =>
  `<div class="ListContainerWrapper SCXW81 BCX8" style="margin: 0px;"><${tag} class="BulletListStyle1 SCXW81 BCX8" role="list" start="${start}"><li role="listitem" data-leveltext="-" data-listid="${tag === "ul" ? 2 : 5}" data-aria-posinset="1" data-aria-level="${level}" class="OutlineElement Ltr SCXW81 BCX8" style="margin: 0px;"><p class="Paragraph SCXW81 BCX8" style="margin: 0px;">${run(text)}<span class="EOP SCXW81 BCX8">&nbsp;</span></p></li></${tag}></div>`;

export const wordOnline = `<meta charset="utf-8">${outline(run("Plan"), 'role="heading" aria-level="2"')}${outline(
  `${run("Some ")}${run("bold", "font-weight: bold;")}${run(" and ")}${run("slanted", "font-style: italic;")}${run(" words")}<span class="LineBreakBlob BlobObject DragDrop SCXW81 BCX8"><span class="SCXW81 BCX8">&nbsp;</span><br class="SCXW81 BCX8"></span>${run("below.")}`,
)}${boxed("Bread", 1)}${boxed("Rye", 2)}${boxed("Dark", 3)}${boxed("Wheat", 2)}${boxed("Milk", 1)}${boxed("Third", 1, "ol", 3)}${boxed("Fourth", 1, "ol", 4)}${outline(run("The end."))}`;

const plain =
  "font-size:11pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;font-style:normal;font-variant:normal;text-decoration:none;vertical-align:baseline;white-space:pre;white-space:pre-wrap;";
const words = (text: string, style = "") => `<span style="${plain}${style}">${text}</span>`;
const line = (inside: string) =>
  `<p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;" role="presentation">${inside}</p>`;
const item = (inside: string, level = 1) =>
  `<li dir="ltr" style="list-style-type:disc;font-size:11pt;" aria-level="${level}">${line(words(inside))}</li>`;
const list = (inside: string, tag = "ul") =>
  `<${tag} style="margin-top:0;margin-bottom:0;padding-inline-start:48px;">${inside}</${tag}>`;
const cell = (inside: string) =>
  `<td style="border-left:solid #000000 1pt;vertical-align:top;">${line(words(inside))}</td>`;
const task = (inside: string, isDone: boolean) =>
  `<li dir="ltr" role="checkbox" aria-checked="${isDone}" style="list-style-type:none;" aria-level="1"><img src="data:image/png;base64,AAAA" width="18px" height="18px" alt="checked" aria-roledescription="checkbox">${line(words(inside))}</li>`;

export const googleDocs = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0b1d2c3e-7fff-aaaa-bbbb-0123456789ab"><h1 dir="ltr" style="line-height:1.38;margin-top:20pt;margin-bottom:6pt;">${words("Trip", "font-size:20pt;")}</h1>${line(
  `${words("Plain, ")}${words("bold", "font-weight:700;")}${words(", ")}${words("slanted", "font-style:italic;")}${words(", ")}${words("gone", "text-decoration:line-through;")}${words(" and ")}<a href="https://example.org/" style="text-decoration:none;">${words("a link", "color:#1155cc;text-decoration:underline;")}</a>${words(", H")}${words("2", "vertical-align:sub;")}${words("O, ")}${words("code", "font-family:'Courier New',monospace;")}${words(".")}`,
)}<br>${list(item("One") + list(item("Two", 2) + list(item("Three", 3))) + item("Four"))}${list(item("First"), "ol")}${list(task("Packed", true) + task("Fed the cat", false))}<div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="312"><col width="312"></colgroup><tbody><tr style="height:0pt">${cell("City")}${cell("Days")}</tr><tr style="height:0pt">${cell("Oslo")}${cell("3")}</tr></tbody></table></div></b><br class="Apple-interchange-newline">`;

export const libreOffice = `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head>
<meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/>
<style type="text/css">@page { size: 21cm 29.7cm; margin: 2cm } p { line-height: 115% }</style></head>
<body lang="en-US" link="#000080" vlink="#800000" dir="ltr"><h1 class="western">Report</h1>
<p style="line-height: 115%; margin-bottom: 0.25cm">Some <b>bold</b> and <span style="font-style: italic">italic</span>
words in <font color="#ff0000"><font face="Liberation Serif, serif"><font size="3" style="font-size: 12pt">red</font></font></font>.</p>
<ul><li><p style="margin-bottom: 0cm">One</p><ul><li><p>Inner</p></li></ul></li><li><p>Two</p></li></ul>
<table width="100%" cellpadding="4" cellspacing="0"><col width="128*"/><col width="128*"/>
<tr valign="top"><th width="50%"><p class="western"><b>A</b></p></th><th width="50%"><p>B</p></th></tr>
<tr valign="top"><td width="50%"><p>1</p></td><td width="50%"><p>2</p></td></tr></table>
<p><br/>
</p></body></html>`;

export const webPage = `<meta charset="utf-8"><style>.x{color:red}</style><div class="markdown-body" style="color: rgb(31, 35, 40);">
<h2>Install<a id="user-content-install" class="anchor" aria-label="Permalink" href="#install"><svg><path d="M0 0"></path></svg></a></h2>
<div style="display:none">Not seen</div>
<p><span style="color: rgb(31, 35, 40); background-color: rgb(255, 255, 255);">First line</span><br><br>Second line with
<a href="https://example.org/docs" onclick="steal()">a link</a>.</p>
<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" disabled checked> done</li>
<li class="task-list-item"><input type="checkbox" disabled> open<ul><li>inner</li></ul></li></ul>
<div class="highlight highlight-source-js"><pre><span class="pl-k">let</span> a;
<span class="pl-k">let</span> b;</pre><button>Copy</button></div>
<ol><li><h3>Heading in an item</h3><pre>x</pre></li></ol></div>`;

const wordNumber = (number: string, kind: string) => `<span class=Mso${kind}Reference><span
style='mso-special-character:footnote'><![if !supportFootnotes]><span class=Mso${kind}Reference><span
style='font-size:11.0pt;line-height:107%;font-family:"Calibri",sans-serif;mso-ansi-language:EN-US'>[${number}]</span></span><![endif]></span></span>`;
const wordNote = (
  id: string,
  number: string,
  kind: string,
  text: string,
) => `<div style='mso-element:${kind.toLowerCase()}' id=${id}>

<p class=Mso${kind}Text><a style='mso-${kind.toLowerCase()}-id:${id}' href="#_${id.replace(/\d/, "ref$&")}"
name="_${id}" title="">${wordNumber(number, kind)}</a><span lang=EN-US> ${text}<o:p></o:p></span></p>
</div>`;

export const wordNotes = `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta name=Generator content="Microsoft Word 15"></head><body lang=EN-US link="#0563C1" vlink="#954F72">
<!--StartFragment-->
<p class=MsoNormal>Whales sing<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title="">${wordNumber("1", "Footnote")}</a>
and <a style='mso-comment-reference:AB_1;mso-comment-date:20260102T0930'>dive</a><span class=MsoCommentReference><span
style='font-size:8.0pt;line-height:107%'><![if !supportAnnotations]><a class=msocomanchor id="_anchor_1"
onmouseover="msoCommentShow('_anchor_1','_com_1')" onmouseout="msoCommentHide('_com_1')" href="#_msocom_1"
language=JavaScript name="_msoanchor_1">[AB1]</a><![endif]><span style='mso-special-character:comment'>&nbsp;</span></span></span><a
style='mso-footnote-id:ftn2' href="#_ftn2" name="_ftnref2" title="">${wordNumber("2", "Footnote")}</a>.<a
style='mso-endnote-id:edn1' href="#_edn1" name="_ednref1" title="">${wordNumber("i", "Endnote")}</a><o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td width=301 style='border:solid windowtext 1.0pt;background:#FFF2CC;
mso-background-themecolor:accent4;mso-background-themetint:51'><p class=MsoNormal>Blue<o:p></o:p></p></td><td
width=301><p class=MsoNormal>Grey<o:p></o:p></p></td></tr></table>
<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all>

<hr align=left size=1 width="33%">

<![endif]>

${wordNote("ftn1", "1", "Footnote", "For <i>hours</i>.")}
${wordNote("ftn2", "2", "Footnote", "Two kilometres.")}
</div>
<div style='mso-element:endnote-list'><![if !supportEndnotes]><br clear=all>

<hr align=left size=1 width="33%">

<![endif]>
${wordNote("edn1", "i", "Endnote", "Read more.")}
</div>
<div style='mso-element:comment-list'><![if !supportAnnotations]>

<hr class=msocomoff align=left size=1 width="33%">

<![endif]>

<div style='mso-element:comment'><![if !supportAnnotations]>

<div id="_com_1" class=msocomtxt language=JavaScript onmouseover="msoCommentShow('_anchor_1','_com_1')"
onmouseout="msoCommentHide('_com_1')"><![endif]><span style='mso-comment-author:"Ann Bell"'><![if !supportAnnotations]><a
name="_msocom_1"></a><![endif]></span>

<p class=MsoCommentText><span class=MsoCommentReference><span style='font-size:8.0pt'><span
style='mso-special-character:comment'>&nbsp;<![if !supportAnnotations]><a href="#_msoanchor_1"
class=msocomoff>[AB1]</a><![endif]></span></span></span>How deep?</p>

<![if !supportAnnotations]></div>

<![endif]></div>

</div>
<!--EndFragment--></body></html>`;

const docsNote = (number: number, text: string) =>
  `<div><p dir="ltr" style="line-height:1.38;margin-top:0pt;margin-bottom:0pt;"><a href="#ftnt_ref${number}" id="ftnt${number}" style="text-decoration:none;">${words(`[${number}]`)}</a>${words(`&nbsp;${text}`, "font-size:10pt;")}</p></div>`;
const docsNumber = (number: number) =>
  `<sup><a href="#ftnt${number}" id="ftnt_ref${number}" style="text-decoration:none;">${words(`[${number}]`)}</a></sup>`;
const docsCell = (inside: string, color: string) =>
  `<td style="border-left:solid #000000 1pt;vertical-align:top;background-color:${color};padding:5pt 5pt 5pt 5pt;">${line(words(inside))}</td>`;

export const googleDocsNotes = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1b1d2c3e-7fff-aaaa-bbbb-0123456789ab">${line(
  `${words("Whales sing")}${docsNumber(1)}${words(" and dive")}${docsNumber(2)}${words(".")}`,
)}<div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><tbody><tr style="height:0pt">${docsCell("Blue", "#c9daf8")}${docsCell("White", "#ffffff")}${docsCell("Grey", "#d9d9d9")}</tr></tbody></table></div><hr>${docsNote(1, "For hours.")}${docsNote(2, "Two kilometres.")}</b>`;

export const libreOfficeNotes = `<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/>
<style type="text/css">a.sdfootnoteanc { font-size: 57% } p.sdfootnote { margin-left: 0.6cm; font-size: 10pt }</style></head>
<body lang="en-US" link="#000080" vlink="#800000" dir="ltr"><p class="western" style="line-height: 100%">Whales sing<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>
and dive<a class="sdendnoteanc" name="sdendnote1anc" href="#sdendnote1sym"><sup>i</sup></a>.</p>
<table width="100%"><tr><td bgcolor="#ffd7d7" style="background: #ffd7d7"><p>Red</p></td><td><p>White</p></td></tr></table>
<div id="sdendnote1"><p class="sdendnote"><a class="sdendnotesym" name="sdendnote1sym" href="#sdendnote1anc">i</a>Read more.</p></div>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>For <i>hours</i>.</p>
<p class="sdfootnote">And more.</p></div></body></html>`;

export const gitHubNotes = `<meta charset="utf-8"><p>Whales sing<sup><a href="#user-content-fn-1-abc" id="user-content-fnref-1-abc" data-footnote-ref="" aria-describedby="footnote-label">1</a></sup>
and dive<sup><a href="#user-content-fn-1-abc" id="user-content-fnref-1-2-abc" data-footnote-ref="" aria-describedby="footnote-label">1</a></sup>.</p>
<section data-footnotes="" class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2>
<ol><li id="user-content-fn-1-abc"><p>For hours. <a href="#user-content-fnref-1-abc" data-footnote-backref="" class="data-footnote-backref">↩</a> <a href="#user-content-fnref-1-2-abc" data-footnote-backref="">↩<sup>2</sup></a></p></li></ol></section>`;
