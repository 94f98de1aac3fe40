import { type Attribute, Node } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import type { Messages } from "../messages/english.ts";
import { nodeTicket } from "./clipboard.ts";
import type { Tickets } from "./tickets.ts";

export interface PlaceholderOptions {
  name: string;
  isInline: boolean;
  messages: Messages;
  tickets: Tickets;
}

/** What stands for a block or a piece of text that this version does not know: its name and its words, in one piece. */
export function placeholder({ name, isInline, messages, tickets }: PlaceholderOptions): Node {
  const tag = isInline ? "span" : "div";
  return Node.create({
    name,
    group: isInline ? "inline" : "block",
    inline: isInline,
    atom: true,
    draggable: true,
    addAttributes: () => ({ name: untold(""), words: untold(""), tree: untold(null) }),
    parseHTML: () => [
      {
        tag: `${tag}[${nodeTicket}]`,
        getAttrs: (element) => (tickets.redeem(element.getAttribute(nodeTicket)) as Record<string, unknown>) ?? false,
      },
    ],
    renderHTML: ({ node }) => [tag, {}, wordsOf(node)],
    renderText: ({ node }) => wordsOf(node),
    addNodeView:
      () =>
      ({ node }) => {
        const label = messages.reading.unknown(nameOf(node));
        // Among words there is no room for a sentence.
        return { dom: draw({ tag, label, shown: isInline ? nameOf(node) : label, words: wordsOf(node) }) };
      },
  });
}

/** In HTML there is no more than the words. */
function untold(value: unknown): Partial<Attribute> {
  return { default: value, rendered: false, parseHTML: () => null };
}

function draw({ tag, label, shown, words }: Record<"tag" | "label" | "shown" | "words", string>): HTMLElement {
  const element = document.createElement(tag);
  element.className = "weft-unknown";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", label);
  element.title = label;
  element.append(createPart("name", shown));
  if (words !== "") element.append(createPart("words", words));
  return element;
}

function createPart(part: string, text: string): HTMLElement {
  const span = document.createElement("span");
  span.className = `weft-unknown-${part}`;
  span.textContent = text;
  return span;
}

function nameOf(node: ProseMirrorNode): string {
  return String(node.attrs["name"]);
}

function wordsOf(node: ProseMirrorNode): string {
  return String(node.attrs["words"]);
}
