import type { FileRoom, FileTicket, Problem, RefusalCode } from "@weft/server/api";

/** What came of sending a file. */
export type SendOutcome =
  | { type: "taken" }
  /** Trying again later may help. */
  | { type: "later" }
  | { type: "refused"; code: RefusalCode | undefined };

export interface FileServerOptions {
  /** The server's `/sync`, as `ws:` or `wss:`. */
  url: string;
  documentId: string;
  token: () => string | Promise<string>;
}

const renewBeforeMs = 60_000;
/** A network that is gone without a word leaves a request standing for a quarter of an hour. The server waits for 30 s. */
const stillMs = 45_000;

/** The files of one document, as the server has them. */
export class FileServer {
  readonly #options: FileServerOptions;
  readonly #base: string;
  /** Of the document. */
  readonly home: string;
  #ticket: FileTicket | undefined;

  constructor(options: FileServerOptions) {
    this.#options = options;
    const server = new URL(".", options.url.replace(/^ws/, "http"));
    this.home = new URL(`api/documents/${encodeURIComponent(options.documentId)}/`, server).href;
    this.#base = new URL("files", this.home).href;
  }

  /** Where the files of another document on this server are. */
  of(documentId: string): FileServer {
    return new FileServer({ ...this.#options, documentId });
  }

  /** How much may be sent; `undefined` when nobody answers, `"none"` where the server keeps no files. */
  async room(): Promise<FileRoom | "none" | undefined> {
    try {
      const [headers, signal] = [await this.#headers(), AbortSignal.timeout(stillMs)];
      const answer = await fetch(this.#base, { headers, signal });
      if (answer.ok) return (await answer.json()) as FileRoom;
      return answer.status === 404 ? "none" : undefined;
    } catch {
      return undefined;
    }
  }

  /** Whether the server has it; `undefined` when nobody answers. */
  async has(address: string): Promise<boolean | undefined> {
    try {
      const [headers, signal] = [await this.#headers(), AbortSignal.timeout(stillMs)];
      const answer = await fetch(this.#pathOf(address), { method: "HEAD", headers, signal });
      return answer.ok || (answer.status === 404 || answer.status === 410 ? false : undefined);
    } catch {
      return undefined;
    }
  }

  /** The content; `undefined` when the server has none, and `"unreachable"` when nobody answers. */
  async get(address: string): Promise<Blob | undefined | "unreachable"> {
    try {
      const answer = await fetch(this.#pathOf(address), { headers: await this.#headers() });
      if (answer.ok) return await answer.blob();
      return answer.status === 404 || answer.status === 410 ? undefined : "unreachable";
    } catch {
      return "unreachable";
    }
  }

  /** Whether a browser can fetch files by their bare address. */
  async isOpen(): Promise<boolean> {
    return (await this.#options.token()) === "";
  }

  /** An address a browser can fetch from as it is; where a token is needed, for an hour. */
  async link(address: string): Promise<string> {
    const path = this.#pathOf(address);
    if (await this.isOpen()) return path;
    if (!this.#ticket || this.#ticket.expiresAt - renewBeforeMs < Date.now()) {
      const answer = await fetch(`${this.#base}/ticket`, { method: "POST", headers: await this.#headers() });
      if (!answer.ok) throw new Error(`No ticket: ${answer.status}`);
      this.#ticket = (await answer.json()) as FileTicket;
    }
    return `${path}?ticket=${this.#ticket.ticket}`;
  }

  /** Never rejects. Only an `XMLHttpRequest` tells how far it has come. */
  async send(
    address: string,
    content: Blob,
    { signal, onPart }: { signal: AbortSignal; onPart: (part: number) => void },
  ): Promise<SendOutcome> {
    let headers: Record<string, string>;
    try {
      headers = await this.#headers();
    } catch {
      return { type: "later" };
    }
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.open("PUT", this.#pathOf(address));
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      const end = () => request.abort();
      let still = setTimeout(end, stillMs);
      request.upload.addEventListener("progress", ({ loaded, total }) => {
        clearTimeout(still);
        still = setTimeout(end, stillMs);
        onPart(total === 0 ? 1 : loaded / total);
      });
      request.addEventListener("loadend", () => {
        clearTimeout(still);
        signal.removeEventListener("abort", end);
        resolve(outcomeOf(request));
      });
      signal.addEventListener("abort", end);
      request.send(content);
    });
  }

  #pathOf(address: string): string {
    return `${this.#base}/${address}`;
  }

  async #headers(): Promise<Record<string, string>> {
    const token = await this.#options.token();
    return token === "" ? {} : { authorization: `Bearer ${token}` };
  }
}

/** The document may be on its way, too: then it is not found yet. */
const passing = new Set<string | undefined>(["not-found", "unavailable", "stopping", "incomplete", "wrong-content"]);

function outcomeOf({ status, responseText }: XMLHttpRequest): SendOutcome {
  if (status >= 200 && status < 300) return { type: "taken" };
  // A proxy on the way may take less than the server does.
  const code = codeOf(responseText) ?? (status === 413 ? "too-large" : undefined);
  if (passing.has(code) || status === 0 || status >= 500 || status === 408 || status === 429) return { type: "later" };
  return { type: "refused", code };
}

function codeOf(body: string): RefusalCode | undefined {
  try {
    return (JSON.parse(body) as Partial<Problem>).code as RefusalCode | undefined;
  } catch {
    return undefined;
  }
}
