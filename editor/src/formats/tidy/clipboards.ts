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
