import { Refusal } from "../refusal.ts";
import type { Claim } from "../storage/document-log.ts";

/** How an update came: written on this connection, or passed on in answer to the question what the document lacks. */
export type Way = "written" | "relayed";

/**
 * Whose the client ids of a document are. An id belongs to the first account that writes with it or announces it, and
 * nobody else makes words in it: they would bear another's name, and take the place of what that person typed offline.
 * Ids of earlier page loads come through somebody and stay free. Who has no account owns nothing.
 */
export class Owners {
  readonly #claims: Map<number, Claim>;
  /** Stored with the next update. */
  #unsaved: Claim[] = [];

  constructor(claims: readonly Claim[]) {
    this.#claims = new Map(claims.map((claim) => [claim.client, claim]));
  }

  /** Takes an id for a user; false if it is somebody else's. */
  announce(client: number, user: string): boolean {
    const owner = this.#ownerOf(client);
    if (owner !== undefined) return owner === user;
    if (user !== "") this.#note({ client, user, isOwn: true });
    return true;
  }

  /** Throws `foreign-client` if one of the ids belongs to somebody else. */
  check(clients: readonly number[], user: string) {
    for (const client of clients) {
      const owner = this.#ownerOf(client);
      if (owner === undefined || owner === user) continue;
      throw new Refusal("foreign-client", "The update speaks with somebody else's client id.");
    }
  }

  /** Notes who brought words of these ids. */
  claim(clients: readonly number[], user: string, isOwn: boolean) {
    if (user === "") return;
    for (const client of clients) {
      const known = this.#claims.get(client);
      if (!known || (isOwn && !known.isOwn)) this.#note({ client, user, isOwn });
    }
  }

  /** What was noted since the last time. */
  takeUnsaved(): readonly Claim[] {
    if (this.#unsaved.length === 0) return nothing;
    const claims = this.#unsaved;
    this.#unsaved = [];
    return claims;
  }

  #ownerOf(client: number): string | undefined {
    const claim = this.#claims.get(client);
    return claim?.isOwn ? claim.user : undefined;
  }

  #note(claim: Claim) {
    this.#claims.set(claim.client, claim);
    this.#unsaved.push(claim);
  }
}

const nothing: readonly Claim[] = [];
