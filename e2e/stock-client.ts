import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Host } from "./server.ts";

/** Another program on the same document: a stock Hocuspocus provider, which may know more than Weft's editor. */
export class StockClient {
  readonly document = new Y.Doc();
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #provider: HocuspocusProvider;

  constructor(server: Host, name: string) {
    const url = `${server.url.replace("http", "ws")}/sync`;
    this.#socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: WebSocket });
    this.#provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: server.idOf?.(name) ?? name,
      document: this.document,
    });
    this.#provider.attach();
  }

  get content(): Y.XmlFragment {
    return this.document.getXmlFragment("content");
  }

  /** Everything was exchanged and acknowledged. */
  get isSaved(): boolean {
    return this.#provider.isSynced && !this.#provider.hasUnsyncedChanges;
  }

  /** Shows others whatever it says. */
  show(state: Record<string, unknown>) {
    this.#provider.awareness?.setLocalState(state);
  }

  /** Adds a block at the end. */
  append(name: string, words: string, { attributes = {}, marks = {} }: { attributes?: object; marks?: object } = {}) {
    const text = new Y.XmlText();
    text.insert(0, words, marks);
    const block = new Y.XmlElement(name);
    for (const [key, value] of Object.entries(attributes)) block.setAttribute(key, value as string);
    block.insert(0, [text]);
    this.content.insert(this.content.length, [block]);
  }

  leave() {
    this.#provider.destroy();
    this.#socket.destroy();
  }
}
