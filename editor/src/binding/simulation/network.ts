import * as Y from "yjs";
import type { Dice } from "./dice.ts";

/** Who may be sent what others write. */
export interface Peer {
  readonly document: Y.Doc;
}

/** Carries everybody's updates to everybody else: late, in any order, several at once, and to some not for a while. */
export class Network<Member extends Peer = Peer> {
  readonly members: readonly Member[];
  deliveries = 0;
  readonly #inboxes: Uint8Array[][];

  constructor(members: readonly Member[]) {
    this.members = members;
    this.#inboxes = members.map(() => []);
    members.forEach(({ document }, from) => {
      document.on("update", (update: Uint8Array, origin: unknown) => {
        if (origin === this) return;
        this.#inboxes.forEach((inbox, to) => {
          if (to !== from) inbox.push(update);
        });
      });
    });
  }

  /** Something of what waits for a member arrives. */
  deliver(to: number, dice: Dice) {
    const inbox = this.#inboxes[to] as Uint8Array[];
    if (inbox.length === 0) return;
    const kind = dice.below(8);
    if (kind < 4) this.#apply(to, inbox.splice(0, 1));
    else if (kind === 4) this.#apply(to, inbox.splice(dice.below(inbox.length), 1));
    else if (kind === 5) this.#apply(to, [Y.mergeUpdates(inbox.splice(0))]);
    else this.#apply(to, inbox.splice(0));
  }

  /** What has waited longest arrives. */
  deliverNext(to: number) {
    this.#apply(to, (this.#inboxes[to] as Uint8Array[]).splice(0, 1));
  }

  /** Everything arrives, also what is written as an answer. */
  settle() {
    for (let isQuiet = false; !isQuiet;) {
      isQuiet = true;
      this.#inboxes.forEach((inbox, to) => {
        if (inbox.length > 0) isQuiet = false;
        this.#apply(to, inbox.splice(0));
      });
    }
  }

  #apply(to: number, updates: Uint8Array[]) {
    const { document } = this.members[to] as Member;
    for (const update of updates) {
      Y.applyUpdate(document, update, this);
      this.deliveries += 1;
    }
  }
}
