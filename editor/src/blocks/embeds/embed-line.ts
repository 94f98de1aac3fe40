import type { Editor } from "@tiptap/core";
import type { ResolvedPos } from "@tiptap/pm/model";
import { caretBelow } from "../caret-below.ts";
import { name } from "./embed.ts";
import { embeddedPage } from "./providers.ts";

interface LinkedWords {
  readonly from: number;
  readonly to: number;
  readonly href: string;
}

/** Whether a link is all there is in its line, and leads to something of a known kind that can be shown there. */
export function canBeEmbedded({ state, schema }: Editor, { from, to, href }: LinkedWords): boolean {
  const $from = state.doc.resolve(from);
  const type = schema.nodes[name];
  if (!type || $from.parent.type.name !== "paragraph" || $from.parentOffset > 0 || to !== $from.end()) return false;
  const { container, index } = aroundLine($from);
  return container.canReplaceWith(index, index + 1, type) && embeddedPage(href)?.isTrusted === true;
}

/** Shows what a link leads to in the place of its line. */
export function embedLine(editor: Editor, { from, href }: LinkedWords) {
  const { state, view, schema } = editor;
  const $from = state.doc.resolve(from);
  const embed = schema.node(name, { url: href });
  const tr = state.tr.replaceWith($from.before(), $from.after(), embed);
  caretBelow(tr, $from.before() + embed.nodeSize);
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

function aroundLine($from: ResolvedPos) {
  return { container: $from.node(-1), index: $from.index(-1) };
}
