import type { FileState } from "../blocks/media/document-files.ts";
import type { FileServer } from "./file-server.ts";
import { showableUrl } from "./showable-url.ts";

export interface FollowerOptions {
  server: FileServer;
  address: string;
  /** Shows it from this device, where another page may have put it meanwhile; false when it is not there. */
  lookHere: () => Promise<boolean>;
  onState: (state: FileState) => void;
}

const firstLookMs = 2_000;
const slowestLookMs = 60_000;

/**
 * Looks for a file until it is there. Where no token is needed, the browser fetches it by its address and says when it
 * cannot; otherwise it is fetched here, as an `<img>` sends no token.
 */
export class Follower {
  readonly #options: FollowerOptions;
  #isThere = false;
  #isLooking = false;
  #looks = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #url: string | undefined;
  #isDestroyed = false;

  constructor(options: FollowerOptions) {
    this.#options = options;
    void this.#look(false);
  }

  /** It may have arrived. */
  lookAgain() {
    if (!this.#isThere) void this.#look(true);
  }

  /** It could not be shown from where it was said to be. */
  broken() {
    if (!this.#isThere) return;
    this.#isThere = false;
    void this.#look(true);
  }

  destroy() {
    this.#isDestroyed = true;
    clearTimeout(this.#timer);
    if (this.#url) URL.revokeObjectURL(this.#url);
  }

  /** `isDoubtful`: whether it is there has to be asked before it is said. */
  async #look(isDoubtful: boolean) {
    if (this.#isLooking) return;
    this.#isLooking = true;
    clearTimeout(this.#timer);
    const isHere = await this.#options.lookHere();
    const state = isHere ? undefined : await this.#find(isDoubtful).catch((): FileState => ({ type: "missing" }));
    this.#isLooking = false;
    if (this.#isDestroyed || !state) return;
    this.#isThere = state.type === "here";
    this.#options.onState(state);
    if (this.#isThere) return;
    this.#timer = setTimeout(() => void this.#look(true), Math.min(slowestLookMs, firstLookMs * 2 ** this.#looks));
    this.#looks += 1;
  }

  async #find(isDoubtful: boolean): Promise<FileState> {
    const { server, address } = this.#options;
    if (await server.isOpen()) {
      if (isDoubtful && (await server.has(address)) !== true) return { type: "missing" };
      return { type: "here", url: await server.link(address) };
    }
    const content = await server.get(address);
    if (!(content instanceof Blob)) return { type: "missing" };
    this.#url = await showableUrl(content);
    return { type: "here", url: this.#url };
  }
}
