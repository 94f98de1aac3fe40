import {
  type DOMOutputSpec,
  DOMSerializer,
  Fragment,
  type Mark,
  type Node,
  type Schema,
  Slice,
} from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { isPlaceholder, unknownNames } from "../binding/unknown-content.ts";
import type { Tickets } from "./tickets.ts";

export const nodeTicket = "data-weft-unknown";
export const attributesTicket = "data-weft-unknown-attributes";
export const markTicket = "data-weft-unknown-mark";

/**
 * What is not known survives being cut and pasted or dragged within this editor. Elsewhere its words arrive, and what
 * comes from elsewhere is never taken for it.
 */
export function unknownClipboard(schema: Schema, tickets: Tickets): Plugin {
  return new Plugin({
    key: new PluginKey("unknownClipboard"),
    props: {
      clipboardSerializer: new TicketSerializer(schema, tickets),
      transformPasted: ({ content, openStart, openEnd }) =>
        new Slice(withoutForgeries(content, tickets), openStart, openEnd),
    },
  });
}

class TicketSerializer extends DOMSerializer {
  readonly #tickets: Tickets;

  constructor(schema: Schema, tickets: Tickets) {
    const nodes = Object.entries(DOMSerializer.nodesFromSchema(schema)).map(([name, render]) => [
      name,
      (node: Node) => withTickets(render(node), ticketsForNode(node, tickets)),
    ]);
    const marks = Object.entries(DOMSerializer.marksFromSchema(schema)).map(([name, render]) => [
      name,
      (mark: Mark, isInline: boolean) => withTickets(render(mark, isInline), ticketsForMark(mark, tickets)),
    ]);
    super(Object.fromEntries(nodes), Object.fromEntries(marks));
    this.#tickets = tickets;
  }

  override serializeFragment(...[fragment, options, target]: Parameters<DOMSerializer["serializeFragment"]>) {
    if (!target) this.#tickets.beginCopy();
    return super.serializeFragment(fragment, options, target);
  }
}

function ticketsForNode({ type, attrs }: Node, tickets: Tickets): Record<string, string> {
  const found: Record<string, string> = {};
  const attributes: unknown = attrs[unknownNames.attribute];
  if (attributes) found[attributesTicket] = tickets.issue(attributes, attributes);
  if (isPlaceholder(type)) found[nodeTicket] = tickets.issue(attrs, attrs["tree"]);
  return found;
}

function ticketsForMark(mark: Mark, tickets: Tickets): Record<string, string> {
  return isUnknown(mark) ? { [markTicket]: tickets.issue(mark.attrs, proofOf(mark)) } : {};
}

function withTickets(output: DOMOutputSpec, tickets: Record<string, string>): DOMOutputSpec {
  if (Object.keys(tickets).length === 0 || !Array.isArray(output)) return output;
  const [tag, second, ...rest] = output as [string, ...unknown[]];
  const hasAttributes = typeof second === "object" && second !== null && !Array.isArray(second);
  return hasAttributes ? [tag, { ...second, ...tickets }, ...rest] : [tag, tickets, ...output.slice(1)];
}

/** ProseMirror makes nodes of what a clipboard says of their surroundings, too, with any attributes. */
function withoutForgeries(fragment: Fragment, tickets: Tickets): Fragment {
  return Fragment.fromArray(
    fragment.content
      .filter(({ type, attrs }) => !isPlaceholder(type) || tickets.isGenuine(attrs["tree"]))
      .map((node) => {
        const { type, text } = node;
        const marks = node.marks.filter((mark) => !isUnknown(mark) || tickets.isGenuine(proofOf(mark)));
        if (text !== undefined) return type.schema.text(text, marks);
        const attributes: unknown = node.attrs[unknownNames.attribute];
        const isForged = Boolean(attributes) && !tickets.isGenuine(attributes);
        const attrs = isForged ? { ...node.attrs, [unknownNames.attribute]: null } : node.attrs;
        return type.create(attrs, withoutForgeries(node.content, tickets), marks);
      }),
  );
}

function isUnknown({ type }: Mark): boolean {
  return type.name === unknownNames.mark;
}

/** The value of a format may be a mere `true`, which is nothing to be told from another. */
function proofOf({ attrs }: Mark): string {
  return JSON.stringify([attrs["key"], attrs["value"]]);
}
