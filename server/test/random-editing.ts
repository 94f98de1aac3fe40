import fc from "fast-check";
import * as Y from "yjs";

/** One thing somebody does, or that happens to what they sent. */
export type Step = readonly [who: number, what: number, at: number, size: number];

const people = 4;

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.tuple(fc.nat(people - 1), fc.nat(99), fc.nat(10_000), fc.integer({ min: 1, max: 4 })),
  { minLength: 1, maxLength: 60, size: "max" },
);

/** Somebody who edits with plain Yjs, and what of it has not reached the server. */
class Editor {
  document: Y.Doc;
  undo: Y.UndoManager;
  unsent: Uint8Array[] = [];
  #clients: number[];

  constructor(clients: number[]) {
    this.#clients = clients;
    [this.document, this.undo] = this.#open();
  }

  /** Another page load: the same words under a new client id, and what was not sent comes as one state. */
  reload() {
    const state = Y.encodeStateAsUpdate(this.document);
    [this.document, this.undo] = this.#open();
    Y.applyUpdate(this.document, state, "reload");
    this.unsent = [];
  }

  #open(): [Y.Doc, Y.UndoManager] {
    const document = new Y.Doc();
    document.clientID = this.#clients.shift() ?? document.clientID;
    document.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "network" && origin !== "reload") this.unsent.push(update);
    });
    const roots = [
      document.getText("text"),
      document.getXmlFragment("content"),
      document.getArray("list"),
      document.getMap("map"),
    ];
    return [document, new Y.UndoManager(roots, { captureTimeout: 0 })];
  }
}

/**
 * People who edit one document honestly: text and formats, elements, maps, lists, undo, deletions, page loads, and a
 * network that delays, merges and reorders. `send` is the server's door.
 */
export function editHonestly(all: readonly Step[], server: Y.Doc, send: (update: Uint8Array) => void) {
  // Neighbouring, very small and very large client ids, in no order.
  const clients = [7, 2 ** 32 - 1, 1, 2 ** 31, 8, 300, 2, 2 ** 40, 6, 5, 4, 3];
  const editors = Array.from(
    { length: people },
    (_, index) => new Editor(clients.filter((_client, at) => at % people === index)),
  );
  for (const step of all) take(step, editors, server, send);
  for (const editor of editors) send(Y.encodeStateAsUpdate(editor.document, Y.encodeStateVector(server)));
  return editors;
}

function take([who, what, at, size]: Step, editors: Editor[], server: Y.Doc, send: (update: Uint8Array) => void) {
  const editor = editors[who] as Editor;
  const { document, undo, unsent } = editor;
  if (what < 70) return edit(document, what, at, size);
  if (what < 74) return undo.undo();
  if (what < 76) return undo.redo();
  if (what < 80) return unsent.splice(0).forEach(send);
  if (what < 83) return unsent.splice(at % (unsent.length + 1), 1).forEach(send);
  if (what < 85) return unsent.splice(0).toReversed().forEach(send);
  if (what < 87 && unsent.length > 0) return send(Y.mergeUpdates(unsent.splice(0)));
  if (what < 91) return send(Y.encodeStateAsUpdate(document, Y.encodeStateVector(server)));
  if (what < 95)
    return Y.applyUpdate(document, Y.encodeStateAsUpdate(server, Y.encodeStateVector(document)), "network");
  if (what < 97) {
    const other = editors[at % people] as Editor;
    return Y.applyUpdate(document, Y.encodeStateAsUpdate(other.document), "network");
  }
  if (what < 98) return send(Y.encodeStateAsUpdate(document));
  if (what < 99) editor.reload();
}

/** An edit of one kind, wherever the numbers say. */
function edit(document: Y.Doc, what: number, at: number, size: number) {
  const text = document.getText("text");
  const content = document.getXmlFragment("content");
  const list = document.getArray<unknown>("list");
  const map = document.getMap<unknown>("map");
  const place = at % (text.length + 1);
  // No pairs of surrogates: where one is formatted by half, Yjs itself shows people different texts.
  if (what < 20) text.insert(place, [..."aé漢z"].slice(0, size).join(""));
  else if (what < 24) text.delete(place, Math.min(size, text.length - place));
  else if (what < 30) text.format(place, Math.min(size, text.length - place), { bold: at % 2 ? true : null });
  else if (what < 32) text.insertEmbed(place, { image: at });
  else if (what < 33) text.applyDelta([{ retain: place }, { insert: "x", attributes: { link: "y" } }]);
  else if (what < 40) insertElement(content, at, size);
  else if (what < 43 && content.length > 0) content.delete(at % content.length, 1);
  else if (what < 50) editElement(content, at, size);
  else if (what < 54)
    list.insert(
      at % (list.length + 1),
      Array.from({ length: size }, () => valueOf(at)),
    );
  else if (what < 56) list.insert(at % (list.length + 1), [new Y.Map([["a", at]]), new Y.Text("nested")]);
  else if (what < 59 && list.length > 0) list.delete(at % list.length, 1);
  else if (what < 65) map.set(`key ${at % 3}`, valueOf(at));
  else if (what < 66) map.delete(`key ${at % 3}`);
  else if (what < 68)
    document.transact(() => [0, 1, 2].forEach((turn) => edit(document, (at + turn * 17) % 66, at + turn, size)));
  else text.insert(0, "<");
}

function insertElement(content: Y.XmlFragment, at: number, size: number) {
  const element = new Y.XmlElement(at % 2 ? "paragraph" : "heading");
  element.insert(0, [new Y.XmlText("words".slice(0, size))]);
  content.insert(at % (content.length + 1), [element]);
}

function editElement(content: Y.XmlFragment, at: number, size: number) {
  const element = content.length > 0 ? content.get(at % content.length) : undefined;
  if (!(element instanceof Y.XmlElement)) return;
  const text = element.length > 0 ? element.get(0) : undefined;
  if (text instanceof Y.XmlText && at % 3) text.insert(at % (text.length + 1), "more".slice(0, size));
  else if (at % 2) element.setAttribute("level", String(size));
  else element.insert(element.length, [new Y.XmlElement("item")]);
}

function valueOf(at: number): unknown {
  const values = [at, "text", null, true, { deep: [at, { er: -0.5 }] }, new Uint8Array([at % 256]), -at];
  return values[at % values.length];
}

/** Everything a document shows and the order of it, by the ids of what is there. */
export function portrait(document: Y.Doc): string {
  const lines: string[] = [];
  // oxlint-disable-next-line no-explicit-any -- Yjs's own type of a root
  const draw = (type: Y.AbstractType<any>, path: string) => {
    const show = (item: Y.Item, name: string) => {
      // Superfluous formats are tidied up by whoever notices first.
      if (item.deleted || item.content instanceof Y.ContentFormat) return;
      const { client, clock } = item.id;
      for (let offset = 0; offset < item.length; offset++) lines.push(`${name} ${client}:${clock + offset}`);
      if (item.content instanceof Y.ContentType) draw(item.content.type, `${name} ${client}:${clock}`);
      else lines.push(JSON.stringify(item.content.getContent()));
    };
    for (let item = type._start; item; item = item.right) show(item, path);
    for (const [key, item] of [...type._map].toSorted(([a], [b]) => (a < b ? -1 : 1))) show(item, `${path}/${key}`);
  };
  for (const [name, root] of [...document.share].toSorted(([a], [b]) => (a < b ? -1 : 1))) draw(root, name);
  // How runs of letters are cut into items differs between replicas.
  return (
    lines.filter((line) => !line.startsWith("[")).join("\n") +
    lines
      .filter((line) => line.startsWith("["))
      .join("")
      .replaceAll("][", ",")
  );
}
