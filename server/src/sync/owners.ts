import type { Authorship, Claim } from "../storage/document-log.ts";

/** Where an update comes from. */
export interface Origin {
  readonly by: Authorship;
  /** Written on this connection, or passed on in answer to the question what the document lacks. */
  readonly way: "written" | "relayed";
  /** The number of the content frame it came in. */
  readonly frame: number;
}

const nothing: readonly Claim[] = [];

/**
 * Whose the client ids of a document are. An id belongs to the first account that writes with it or announces it, and
 * nobody else makes words in it: they would bear another's name, and take the place of what that person typed offline.
 * Ids of earlier page loads come through somebody and stay free. Who has no account owns nothing.
 */
export class Owners {
  /** Made for the first: without accounts there are none. */
  #claims: Map<number, Claim> | undefined;
  /** Stored with the next update. */
  #unsaved: Claim[] | undefined;

  constructor(claims: readonly Claim[]) {
    if (claims.length > 0) this.#claims = new Map(claims.map((claim) => [claim.client, claim]));
  }

  /** Takes an id for a user; false if it is somebody else's. */
  announce(client: number, user: string): boolean {
    if (!this.mayWrite(client, user)) return false;
    if (user !== "" && this.#ownerOf(client) === undefined) this.#note({ client, user, isOwn: true });
    return true;
  }

  /** Whether words of this client id may come from this user. */
  mayWrite(client: number, user: string): boolean {
    const owner = this.#ownerOf(client);
    return owner === undefined || owner === user;
  }

  /** Notes who brought words of these ids. */
  claim(clients: readonly number[], user: string, isOwn: boolean) {
    if (user === "") return;
    for (const client of clients) {
      const known = this.#claims?.get(client);
      if (!known || (isOwn && !known.isOwn)) this.#note({ client, user, isOwn });
    }
  }

  /** What was noted since the last time. */
  takeUnsaved(): readonly Claim[] {
    const claims = this.#unsaved ?? nothing;
    this.#unsaved = undefined;
    return claims;
  }

  #ownerOf(client: number): string | undefined {
    const claim = this.#claims?.get(client);
    return claim?.isOwn ? claim.user : undefined;
  }

  #note(claim: Claim) {
    this.#claims ??= new Map();
    this.#claims.set(claim.client, claim);
    this.#unsaved ??= [];
    this.#unsaved.push(claim);
  }
}
