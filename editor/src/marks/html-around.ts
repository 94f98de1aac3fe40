import type { PhrasingContent } from "mdast";

/** Words that Markdown has no sign for, between the tags of HTML. The attributes are words of ours. */
export function htmlAround(
  tag: string,
  children: PhrasingContent[],
  attributes: Readonly<Record<string, string>> = {},
): PhrasingContent[] {
  const said = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return [{ type: "html", value: `<${tag}${said.join("")}>` }, ...children, { type: "html", value: `</${tag}>` }];
}
