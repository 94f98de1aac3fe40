import * as Y from "yjs";
import type { LogRecord } from "../src/storage/document-log.ts";

export const users = ["ann", "bob", ""];

/**
 * People who type characters that nobody ever types twice, each into a replica of their own: whoever typed a character
 * is known from the character alone, and no clock or client id is needed to tell.
 */
export class Room {
  readonly records: LogRecord[] = [];
  readonly oracle = new Map<string, string>();
  readonly #server = new Y.Doc();
  readonly #replicas = users.map(() => new Y.Doc());
  #typed = 0;
  #time = 0;

  waits(_person: number, _at: number, halfMinutes: number) {
    this.#time += halfMinutes * 30_000;
  }

  types(person: number, at: number, length: number) {
    const text = this.#textOf(person, at);
    const characters = Array.from({ length }, () => String.fromCharCode(0x4e00 + this.#typed++));
    for (const character of characters) this.oracle.set(character, users[person] ?? "");
    text.insert(at % (text.length + 1), characters.join(""));
  }

  deletes(person: number, at: number, length: number) {
    const text = this.#textOf(person, at);
    const from = at % (text.length + 1);
    text.delete(from, Math.min(length, text.length - from));
  }

  formats(person: number, at: number, length: number) {
    const text = this.#textOf(person, at);
    const from = at % (text.length + 1);
    text.format(from, Math.min(length, text.length - from), { bold: length % 2 === 0 ? true : null });
  }

  /** What the person has goes to the server as one update, as after a time without a network, and the rest comes back. */
  syncs(person: number) {
    const replica = this.#replicas[person] as Y.Doc;
    const log = (update: Uint8Array) => {
      const time = this.#time;
      this.records.push({ sequence: this.records.length + 1, time, by: { user: users[person] ?? "" }, update });
    };
    this.#server.on("update", log);
    Y.applyUpdate(this.#server, Y.encodeStateAsUpdate(replica, Y.encodeStateVector(this.#server)));
    this.#server.off("update", log);
    Y.applyUpdate(replica, Y.encodeStateAsUpdate(this.#server, Y.encodeStateVector(replica)), "server");
  }

  /** The server's document as it comes back from its log, in which what is deleted is gone. */
  restored(): Y.Doc {
    const document = new Y.Doc();
    Y.applyUpdate(document, Y.encodeStateAsUpdate(this.#server));
    return document;
  }

  /** The title, or a paragraph of the content. */
  #textOf(person: number, at: number): Y.Text {
    const replica = this.#replicas[person] as Y.Doc;
    if (at % 3 === 0) return replica.getText("title");
    const content = replica.getXmlFragment("content");
    if (content.length === 0 || at % 7 === 0) {
      const paragraph = new Y.XmlElement("paragraph");
      paragraph.insert(0, [new Y.XmlText()]);
      content.insert(content.length === 0 ? 0 : at % content.length, [paragraph]);
    }
    return (content.get(at % content.length) as Y.XmlElement).get(0) as Y.XmlText;
  }
}
